package dev.countersign.deadline;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class DeadlineEventRepository implements PanacheRepository<DeadlineEvent> {

    List<DeadlineEvent> ofTask(String taskId) {
        return list("taskId", Sort.by("sequence"), taskId);
    }
}
