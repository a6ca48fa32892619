package dev.countersign.deadline;

import dev.countersign.engine.ExtensionProperties;
import dev.countersign.engine.ModelExpressions;
import dev.countersign.engine.UserTaskListener;
import dev.countersign.engine.UserTaskMigrationListener;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.delegate.TaskListener;

/** Keeps the deadlines of a task in step with the task, in the engine's transaction and whatever way the call came in. */
@ApplicationScoped
@Priority(200) // first: it holds the task's row before the others touch theirs
class TaskDeadlines implements UserTaskListener, UserTaskMigrationListener {

    private final DeadlineRepository deadlines;
    private final DeadlineSetup setup;
    private final TaskRows rows;
    private final ModelExpressions expressions;
    private final Clock clock;

    TaskDeadlines(
            DeadlineRepository deadlines,
            DeadlineSetup setup,
            TaskRows rows,
            ModelExpressions expressions,
            Clock clock) {
        this.deadlines = deadlines;
        this.setup = setup;
        this.rows = rows;
        this.expressions = expressions;
        this.clock = clock;
    }

    @Override
    public void onTaskEvent(DelegateTask task, String event) {
        Map<String, String> properties = ExtensionProperties.of(task);
        boolean hasDeadlines =
                Stream.of(DeadlineKind.values()).anyMatch(kind -> properties.containsKey(kind.timeProperty()));
        switch (event) {
            case TaskListener.EVENTNAME_CREATE -> {
                if (hasDeadlines) {
                    create(task, properties);
                }
            }
            case TaskListener.EVENTNAME_COMPLETE, TaskListener.EVENTNAME_DELETE -> {
                if (hasDeadlines) {
                    rows.lock(task.getId());
                }
                deadlines.forget(task.getId());
            }
            default -> {
                if (hasDeadlines) {
                    rows.lock(task.getId());
                    follow(TaskFacts.of(task, clock.instant()));
                }
            }
        }
    }

    /** Its new model is read in a transaction of its own: now the engine's changes are not in the database yet. */
    @Override
    public void onTaskMigrated(String taskId) {
        deadlines.recheckLater(taskId);
    }

    private void create(DelegateTask task, Map<String, String> properties) {
        Instant now = clock.instant();
        TaskFacts facts = TaskFacts.of(task, now);
        for (TaskDeadline deadline :
                setup.deadlines(facts, properties, expression -> expressions.evaluate(expression, task))) {
            setup.start(deadline, facts, facts.createdAt());
            deadlines.persist(deadline);
        }
    }

    /** Claimed, given back, given another due date: some clocks stop, some start over. */
    private void follow(TaskFacts task) {
        for (TaskDeadline deadline : deadlines.ofTask(task.id())) {
            switch (deadline.kind) {
                case NOT_STARTED -> {
                    if (task.isStarted() && deadline.isOpen()) {
                        deadline.stop(DeadlineState.STOPPED);
                    } else if (!task.isStarted() && deadline.state == DeadlineState.STOPPED) {
                        setup.start(deadline, task, clock.instant());
                    }
                }
                case NOT_COMPLETED -> {
                    // counts from the creation, whatever happens
                }
                case OVERDUE -> {
                    if (deadline.state != DeadlineState.CANCELLED
                            && !Objects.equals(task.dueAt(), deadline.countedFrom)) {
                        setup.start(deadline, task, clock.instant());
                    }
                }
            }
        }
    }
}
