package dev.countersign.storage;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class FileRepository implements PanacheRepositoryBase<FileRow, UUID> {

    List<FileRow> ofOwner(String purpose, String ownerId) {
        return list("purpose = ?1 and ownerId = ?2 order by uploadedAt, id", purpose, ownerId);
    }

    Set<UUID> known(Collection<UUID> ids) {
        return Set.copyOf(getEntityManager()
                .createQuery("select f.id from FileRow f where f.id in ?1", UUID.class)
                .setParameter(1, ids)
                .getResultList());
    }
}
