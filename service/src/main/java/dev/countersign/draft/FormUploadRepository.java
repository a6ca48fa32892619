package dev.countersign.draft;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class FormUploadRepository implements PanacheRepositoryBase<FormUpload, UUID> {

    long countUnsent(String userId) {
        return count("uploadedBy = ?1 and instanceId is null", userId);
    }

    /** False when it belongs to another run already. */
    boolean bind(UUID id, String instanceId) {
        return update("instanceId = ?1 where fileId = ?2 and (instanceId is null or instanceId = ?1)", instanceId, id)
                == 1;
    }

    /** Uploaded before an instant, not sent, and in no draft of the uploader. */
    @SuppressWarnings("unchecked")
    List<UUID> forgotten(Instant before, int limit) {
        return getEntityManager()
                .createNativeQuery("""
                        select f.file_id from form_file f
                        where f.instance_id is null and f.uploaded_at < :before and not exists (
                            select 1 from form_draft d
                            where d.owner = f.uploaded_by and position(f.file_id::text in d.data) > 0)
                        limit :limit""", UUID.class)
                .setParameter("before", before)
                .setParameter("limit", limit)
                .getResultList();
    }
}
