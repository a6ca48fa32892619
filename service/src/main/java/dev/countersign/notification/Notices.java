package dev.countersign.notification;

import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import org.operaton.bpm.engine.delegate.DelegateTask;

/**
 * Tells people something about a user task, in the caller's transaction: if that rolls back, nobody is told. How and in
 * which language each of them hears of it is theirs to choose.
 */
@ApplicationScoped
public class Notices {
    private final NotificationService outbox;
    private final NotificationRepository notifications;
    private final TaskNotices writer;
    private final UserDirectory directory;

    Notices(
            NotificationService outbox,
            NotificationRepository notifications,
            TaskNotices writer,
            UserDirectory directory) {
        this.outbox = outbox;
        this.notifications = notifications;
        this.writer = writer;
        this.directory = directory;
    }

    /**
     * From inside an engine command, as a {@code UserTaskListener} is.
     *
     * @param userIds whom to tell; unknown ids and people without an address are passed over
     * @param details what there is to say beside what is known of the task
     */
    @Transactional
    public void tell(NoticeKind kind, DelegateTask task, Collection<String> userIds, NoticeDetails details) {
        tell(writer.of(kind, task, details), userIds);
    }

    /** The same from outside an engine command. Of a task that is over, people are only told what is still of interest. */
    @Transactional
    public void tell(NoticeKind kind, String taskId, Collection<String> userIds, NoticeDetails details) {
        writer.of(kind, taskId, details).ifPresent(notice -> tell(notice, userIds));
    }

    private void tell(Notice notice, Collection<String> userIds) {
        List<User> people = userIds.stream()
                .distinct()
                .flatMap(id -> directory.find(id).stream())
                .toList();
        if (!people.isEmpty()) {
            replaceQueued(notice, people);
            outbox.tell(notice, people);
        }
    }

    /** Nobody needs two mails that say the same, nor one that a task is offered to them beside one that it is up to them. */
    void replaceQueued(Notice notice, Collection<User> people) {
        String taskId = notice.place().taskId();
        if (taskId != null && notice.kind().replacesOlder()) {
            people.forEach(person -> notifications.cancelReplaced(notice.kind(), taskId, person.id()));
        }
    }
}
