package dev.countersign.evidence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class EvidenceRepository implements PanacheRepositoryBase<Evidence, String> {

    /** Two writers of the same document are both right: the second one finds it there and leaves it alone. */
    void insertIfAbsent(String digest, String document) {
        getEntityManager()
                .createNativeQuery("""
                        insert into evidence (digest, document) values (?1, ?2)
                        on conflict (digest) do nothing""")
                .setParameter(1, digest)
                .setParameter(2, document)
                .executeUpdate();
    }
}
