package dev.countersign.discussion;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class AttachmentRepository implements PanacheRepositoryBase<Attachment, UUID> {

    /** Removed ones included. */
    List<Attachment> everOf(String taskId) {
        return list("taskId", Sort.by("uploadedAt").and("fileId"), taskId);
    }

    List<Attachment> ofTask(String taskId) {
        return list("taskId = ?1 and removedAt is null", Sort.by("uploadedAt").and("fileId"), taskId);
    }

    Optional<Attachment> find(String taskId, UUID fileId) {
        return find("taskId = ?1 and fileId = ?2 and removedAt is null", taskId, fileId)
                .firstResultOptional();
    }
}
