package dev.countersign.deadline;

import dev.countersign.deadline.DeadlineOccurrence.What;
import dev.countersign.identity.CurrentUser;
import dev.countersign.identity.User;
import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.NotPermittedException;
import dev.countersign.problem.StateConflictException;
import dev.countersign.problem.UnknownResourceException;
import dev.countersign.problem.Violation;
import dev.countersign.task.TaskAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows the deadlines of a task to those who may see it, and lets operators move them. */
@ApplicationScoped
class DeadlineService {

    private static final Duration LONGEST = Duration.ofDays(3_653);

    private final TaskAccess access;
    private final DeadlineRepository deadlines;
    private final DeadlineHistory history;
    private final DeadlineRecords records;
    private final DeadlineSetup setup;
    private final TaskRows rows;
    private final CurrentUser currentUser;
    private final Clock clock;

    DeadlineService(
            TaskAccess access,
            DeadlineRepository deadlines,
            DeadlineHistory history,
            DeadlineRecords records,
            DeadlineSetup setup,
            TaskRows rows,
            CurrentUser currentUser,
            Clock clock) {
        this.access = access;
        this.deadlines = deadlines;
        this.history = history;
        this.records = records;
        this.setup = setup;
        this.rows = rows;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @Transactional
    public TaskDeadlinesView view(String taskId) {
        access.visible(taskId);
        return new TaskDeadlinesView(
                deadlines.ofTask(taskId).stream().map(DeadlineView::of).toList(),
                history.ofTask(taskId),
                mayAdjust(currentUser.get()));
    }

    @Transactional
    public void postpone(String taskId, int number, PostponeRequest request) {
        Instant now = clock.instant();
        if (!request.until().isAfter(now) || request.until().isAfter(now.plus(LONGEST))) {
            throw new InvalidInputException(
                    "The deadline cannot be moved there",
                    List.of(Violation.inBody("until", "must be in the future, and within ten years")));
        }
        adjust(taskId, number, deadline -> {
            deadline.postpone(request.until(), setup.calendar(deadline));
            records.addBy(
                    currentUser.id(), deadline, What.POSTPONED, request.until().toString(), request.reason());
        });
    }

    @Transactional
    public void cancel(String taskId, int number, CancelDeadlineRequest request) {
        adjust(taskId, number, deadline -> {
            deadline.stop(DeadlineState.CANCELLED);
            records.addBy(currentUser.id(), deadline, What.CANCELLED, null, request.reason());
        });
    }

    private void adjust(String taskId, int number, Consumer<TaskDeadline> change) {
        if (!mayAdjust(currentUser.get())) {
            throw new NotPermittedException("Only operators and admins move deadlines.");
        }
        rows.lock(taskId);
        access.visible(taskId);
        TaskDeadline deadline = deadlines.ofTask(taskId).stream()
                .filter(each -> each.number == number)
                .findFirst()
                .orElseThrow(() -> new UnknownResourceException("deadline of this task", String.valueOf(number)));
        if (!deadline.isOpen()) {
            throw new StateConflictException(
                    "deadline-not-running",
                    "This deadline does not run: it is %s."
                            .formatted(deadline.state
                                    .name()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', ' ')));
        }
        change.accept(deadline);
    }

    private static boolean mayAdjust(User user) {
        return user.hasAnyRole("operator", "admin");
    }
}
