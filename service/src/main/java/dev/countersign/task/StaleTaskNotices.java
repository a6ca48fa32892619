package dev.countersign.task;

import dev.countersign.approval.Eligibility;
import dev.countersign.engine.UserTaskListener;
import dev.countersign.evidence.DatasetChanged;
import dev.countersign.evidence.StaleTasks;
import dev.countersign.notification.NoticeDetails;
import dev.countersign.notification.NoticeKind;
import dev.countersign.notification.Notices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.delegate.TaskListener;
import org.operaton.bpm.engine.task.Task;

/** Tells whoever has a task, or may take it, that the data behind its evidence was read anew and has changed. */
@ApplicationScoped
class StaleTaskNotices implements UserTaskListener {

    private final StaleTasks staleTasks;
    private final TaskService taskService;
    private final Eligibility eligibility;
    private final Notices notices;

    StaleTaskNotices(StaleTasks staleTasks, TaskService taskService, Eligibility eligibility, Notices notices) {
        this.staleTasks = staleTasks;
        this.taskService = taskService;
        this.eligibility = eligibility;
        this.notices = notices;
    }

    void onChange(@Observes DatasetChanged change) {
        NoticeDetails details =
                NoticeDetails.none().text("data", change.dataset().name());
        for (String taskId : staleTasks.noticed(change)) {
            notices.tell(NoticeKind.STALE, taskId, readers(taskId), details);
        }
    }

    @Override
    public void onTaskEvent(DelegateTask task, String event) {
        if (event.equals(TaskListener.EVENTNAME_COMPLETE) || event.equals(TaskListener.EVENTNAME_DELETE)) {
            staleTasks.forget(task.getId());
        }
    }

    private Collection<String> readers(String taskId) {
        Task task = taskService.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            return List.of();
        }
        return task.getAssignee() == null ? eligibility.eligible(taskId) : List.of(task.getAssignee());
    }
}
