package dev.countersign.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ApprovalVoteRepository implements PanacheRepositoryBase<ApprovalVote, UUID> {

    List<ApprovalVote> ofTask(String taskId) {
        return find("taskId", Sort.by("votedAt"), taskId).list();
    }
}
