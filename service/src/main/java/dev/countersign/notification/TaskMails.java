package dev.countersign.notification;

import dev.countersign.decision.DecisionService;
import dev.countersign.engine.ExtensionProperties;
import dev.countersign.engine.UserTaskListener;
import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.delegate.TaskListener;
import org.operaton.bpm.engine.task.IdentityLink;

/**
 * Tells those who may work on a new user task about it, in the engine's transaction: the assignee, or else the candidate
 * users and the members of the candidate groups. Who may not work on it for the sake of four eyes is left in peace.
 */
@ApplicationScoped
@Priority(1) // last: the others may still change or refuse the task
class TaskMails implements UserTaskListener {
    private final NotificationService notifications;
    private final UserDirectory directory;
    private final DecisionService decisions;
    private final TaskContent content;

    TaskMails(
            NotificationService notifications,
            UserDirectory directory,
            DecisionService decisions,
            TaskContent content) {
        this.notifications = notifications;
        this.directory = directory;
        this.decisions = decisions;
        this.content = content;
    }

    @Override
    public void onTaskEvent(DelegateTask task, String event) {
        if (event.equals(TaskListener.EVENTNAME_CREATE)) {
            notifications.enqueue(MailTemplate.TASK_CREATED, recipients(task), content.of(task, Map.of()));
        }
    }

    private List<User> recipients(DelegateTask task) {
        Map<String, User> recipients = new LinkedHashMap<>();
        if (task.getAssignee() != null) {
            directory.find(task.getAssignee()).ifPresent(user -> recipients.put(user.id(), user));
        } else {
            for (IdentityLink candidate : task.getCandidates()) {
                List<User> users = candidate.getUserId() != null
                        ? directory.find(candidate.getUserId()).stream().toList()
                        : directory.membersOf(candidate.getGroupId());
                users.forEach(user -> recipients.put(user.id(), user));
            }
        }
        recipients.keySet().removeAll(excluded(task));
        return List.copyOf(recipients.values());
    }

    private Set<String> excluded(DelegateTask task) {
        String activityIds = ExtensionProperties.of(task)
                .getOrDefault("excludeParticipantsOf", "")
                .strip();
        return activityIds.isEmpty()
                ? Set.of()
                : decisions.decidersOf(task.getProcessInstanceId(), Set.of(activityIds.split("\\s*,\\s*")));
    }
}
