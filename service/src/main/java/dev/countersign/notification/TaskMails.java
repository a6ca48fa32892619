package dev.countersign.notification;

import dev.countersign.engine.EngineUser;
import dev.countersign.engine.UserTaskListener;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.delegate.TaskListener;

/**
 * Tells those who may work on a user task about it, in the engine's transaction: the assignee, or else the candidates,
 * when it is created and when it is assigned or offered to others later. And takes back what is still queued as soon as
 * there is nothing left to say.
 */
@ApplicationScoped
@Priority(1) // last: the others may still change or refuse the task
class TaskMails implements UserTaskListener {
    private final Notices notices;
    private final NotificationRepository notifications;
    private final DigestItemRepository digestItems;
    private final Candidates candidates;
    private final EngineUser engineUser;
    private final Clock clock;

    TaskMails(
            Notices notices,
            NotificationRepository notifications,
            DigestItemRepository digestItems,
            Candidates candidates,
            EngineUser engineUser,
            Clock clock) {
        this.notices = notices;
        this.notifications = notifications;
        this.digestItems = digestItems;
        this.candidates = candidates;
        this.engineUser = engineUser;
        this.clock = clock;
    }

    @Override
    public void onTaskEvent(DelegateTask task, String event) {
        switch (event) {
            case TaskListener.EVENTNAME_CREATE -> created(task);
            case TaskListener.EVENTNAME_ASSIGNMENT -> assigned(task, task.getAssignee());
            case TaskListener.EVENTNAME_UPDATE -> offered(task);
            case TaskListener.EVENTNAME_COMPLETE -> over(task, "The task is completed.");
            case TaskListener.EVENTNAME_DELETE -> over(task, "The process went on without the task.");
            default -> {
                // nothing that anybody has to hear of
            }
        }
    }

    private void created(DelegateTask task) {
        Set<String> people = candidates.added(task);
        if (task.getAssignee() != null) {
            notices.tell(NoticeKind.ASSIGNED, task, List.of(task.getAssignee()), NoticeDetails.none());
        } else {
            people.removeIf(person -> notifications.isTold(task.getId(), person)); // escalated at once
            notices.tell(NoticeKind.CANDIDATE, task, people, NoticeDetails.none());
        }
    }

    private void assigned(DelegateTask task, @Nullable String assignee) {
        if (assignee == null) {
            notifications.reviveOffers(task.getId(), candidates.current(task), clock.instant());
            return;
        }
        notifications.cancelQueuedOfOthers(task.getId(), assignee, "The task is " + assignee + "'s.");
        boolean knows = isActing(assignee)
                || notifications.isPending(task.getId(), assignee, NoticeKind.ASSIGNED)
                || digestItems.isWaiting(assignee, task.getId(), NoticeKind.ASSIGNED);
        if (!knows) {
            notices.tell(NoticeKind.ASSIGNED, task, List.of(assignee), NoticeDetails.none());
        }
    }

    private void offered(DelegateTask task) {
        List<String> newcomers = candidates.added(task).stream()
                .filter(person -> !isActing(person))
                .filter(person -> task.getAssignee() == null)
                .filter(person -> !notifications.isTold(task.getId(), person))
                .toList();
        if (!newcomers.isEmpty()) {
            notices.tell(NoticeKind.CANDIDATE, task, newcomers, NoticeDetails.none());
        }
    }

    private void over(DelegateTask task, String reason) {
        notifications.cancelQueued(task.getId(), reason);
        candidates.forget(task.getId());
    }

    private boolean isActing(String person) {
        return engineUser.id().filter(person::equals).isPresent();
    }
}
