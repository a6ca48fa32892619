package dev.countersign.task;

import dev.countersign.approval.Eligibility;
import dev.countersign.engine.UserTaskListener;
import dev.countersign.evidence.DataAnnouncement;
import dev.countersign.evidence.StaleTask;
import dev.countersign.evidence.StaleTasks;
import dev.countersign.notification.MailConfig;
import dev.countersign.notification.NoticeDetails;
import dev.countersign.notification.NoticeKind;
import dev.countersign.notification.Notices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.delegate.TaskListener;
import org.operaton.bpm.engine.task.Task;

/**
 * Tells whoever has a task, or may take it, that the data behind its evidence was read anew and has changed. After the
 * commit, and each task in a transaction of its own: nobody who decides waits for it, however many tasks there are.
 */
@ApplicationScoped
class StaleTaskNotices implements UserTaskListener {
    private static final Logger LOG = Logger.getLogger(StaleTaskNotices.class);
    private static final int CHUNK = 50;

    /** So that stopping the service does not wait for many tasks. */
    private static final int CHUNKS_A_ROUND = 10;

    private final StaleTasks staleTasks;
    private final TaskService taskService;
    private final Eligibility eligibility;
    private final Notices notices;
    private final MailConfig config;

    StaleTaskNotices(
            StaleTasks staleTasks,
            TaskService taskService,
            Eligibility eligibility,
            Notices notices,
            MailConfig config) {
        this.staleTasks = staleTasks;
        this.taskService = taskService;
        this.eligibility = eligibility;
        this.notices = notices;
        this.config = config;
    }

    @Scheduled(
            identity = "stale-task-notices",
            every = "${countersign.mail.every:PT1S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tellWhileSending() {
        if (config.sending()) {
            tellDue();
        }
    }

    /** A round, which need not come to the end. */
    void tellDue() {
        for (int i = 0; i < CHUNKS_A_ROUND && tellSome(CHUNK); i++) {
            // the next ones
        }
    }

    /** Whether there is more to do. */
    boolean tellSome(int limit) {
        Optional<DataAnnouncement> next = staleTasks.next();
        next.ifPresent(announcement -> tell(announcement, staleTasks.of(announcement, limit), limit));
        return next.isPresent();
    }

    private void tell(DataAnnouncement announcement, List<StaleTask> tasks, int limit) {
        tasks.forEach(task -> tell(announcement, task));
        if (!tasks.isEmpty()) {
            staleTasks.proceed(announcement, tasks.get(tasks.size() - 1));
        }
        if (tasks.size() < limit) {
            staleTasks.finish(announcement);
        }
    }

    /** What failed was rolled back, and is tried again a while after the others. */
    private void tell(DataAnnouncement announcement, StaleTask task) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                if (staleTasks.isMineToTell(task)) {
                    notices.tell(
                            NoticeKind.STALE,
                            task.taskId(),
                            readers(task.taskId()),
                            NoticeDetails.none()
                                    .text("data", announcement.dataset().name()));
                }
            });
        } catch (RuntimeException e) {
            LOG.errorf(e, "Nobody was told that newer data has come for task %s; it is tried again", task.taskId());
            staleTasks.failed(announcement);
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
