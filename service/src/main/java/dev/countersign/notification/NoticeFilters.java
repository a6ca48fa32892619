package dev.countersign.notification;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.operaton.bpm.engine.delegate.DelegateTask;

/** Asks every feature that knows who is to be left in peace. */
@ApplicationScoped
class NoticeFilters {
    private final List<NoticeFilter> filters;

    NoticeFilters(@All List<NoticeFilter> filters) {
        this.filters = filters;
    }

    boolean isForThem(DelegateTask task, String userId) {
        return filters.stream().allMatch(filter -> filter.isForThem(task, userId));
    }

    boolean isForThem(String taskId, String userId) {
        return filters.stream().allMatch(filter -> filter.isForThem(taskId, userId));
    }
}
