package dev.countersign.decision.signing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class PublishedKeyRepository implements PanacheRepositoryBase<PublishedKey, String> {

    void insertIfAbsent(String keyId, String publicKey, Instant at) {
        getEntityManager()
                .createNativeQuery("""
                        insert into decision_signing_key (key_id, public_key, created_at) values (?1, ?2, ?3)
                        on conflict (key_id) do nothing""")
                .setParameter(1, keyId)
                .setParameter(2, publicKey)
                .setParameter(3, at)
                .executeUpdate();
    }

    List<PublishedKey> latestFirst() {
        return listAll(Sort.descending("createdAt", "keyId"));
    }
}
