package dev.countersign.discussion;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class CommentRepository implements PanacheRepositoryBase<Comment, UUID> {

    List<Comment> ofTask(String taskId) {
        return list("taskId", Sort.by("createdAt").and("id"), taskId);
    }
}
