package dev.countersign.notification;

import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.operaton.bpm.engine.delegate.DelegateTask;

/**
 * Tells people something about a user task, in the caller's transaction: if that rolls back, nobody is told. How and in
 * which language each of them hears of it is theirs to choose.
 */
@ApplicationScoped
public class Notices {
    private final NotificationService outbox;
    private final TaskContent content;
    private final UserDirectory directory;

    Notices(NotificationService outbox, TaskContent content, UserDirectory directory) {
        this.outbox = outbox;
        this.content = content;
        this.directory = directory;
    }

    /**
     * From inside an engine command, as a {@code UserTaskListener} is.
     *
     * @param userIds whom to tell; unknown ids and people without an address are passed over
     * @param details label and text, shown in this order; {@code comment} is quoted as somebody's words
     */
    @Transactional
    public void tell(NoticeKind kind, DelegateTask task, Collection<String> userIds, Map<String, String> details) {
        outbox.enqueue(MailTemplate.of(kind), users(userIds), content.of(task, details));
    }

    /** The same from outside an engine command. Nobody is told of a task that is not open. */
    @Transactional
    public void tell(NoticeKind kind, String taskId, Collection<String> userIds, Map<String, String> details) {
        content.of(taskId, details).ifPresent(mail -> outbox.enqueue(MailTemplate.of(kind), users(userIds), mail));
    }

    private List<User> users(Collection<String> ids) {
        return ids.stream()
                .distinct()
                .flatMap(id -> directory.find(id).stream())
                .toList();
    }
}
