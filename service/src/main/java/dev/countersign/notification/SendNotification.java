package dev.countersign.notification;

import dev.countersign.engine.ExposedToModels;
import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;

/**
 * What models call by {@code ${sendNotification}}: mails a user ({@code recipient} = user id) or a group
 * ({@code group:<name>}) with a {@code template}, a {@code subject} (in other languages: a map {@code subjects}) and a map
 * of {@code facts}. A fact {@code comment} is
 * quoted as a text, a fact {@code task} (an activity id of the same process instance) links to that open task; all others
 * are shown in a table.
 */
@Named("sendNotification")
@ExposedToModels
@ApplicationScoped
public class SendNotification implements JavaDelegate {
    private static final Logger LOG = Logger.getLogger(SendNotification.class);
    private static final String GROUP_PREFIX = "group:";

    private final NotificationService notifications;
    private final Notices notices;
    private final UserDirectory directory;
    private final ModelFacts modelFacts;
    private final NoticeFilters filters;

    SendNotification(
            NotificationService notifications,
            Notices notices,
            UserDirectory directory,
            ModelFacts modelFacts,
            NoticeFilters filters) {
        this.notifications = notifications;
        this.notices = notices;
        this.directory = directory;
        this.modelFacts = modelFacts;
        this.filters = filters;
    }

    /**
     * Queues the mails in the engine's transaction.
     *
     * @throws NotificationNotPossibleException naming the element and what is wrong; the engine makes it an incident
     */
    @Override
    public void execute(DelegateExecution execution) {
        MailTemplate template = template(execution);
        List<User> recipients = recipients(execution);
        Optional<Notice> notice = modelFacts.notice(template, execution, subject(execution), facts(execution));
        if (notice.isEmpty()) {
            LOG.infof(
                    "%s of %s: nobody is told of a task that is not open any more",
                    execution.getCurrentActivityId(), execution.getProcessInstanceId());
            return;
        }
        List<User> readers = readers(notice.get(), recipients);
        if (readers.isEmpty()) {
            LOG.infof(
                    "%s of %s: nobody is told of a task about which none of the recipients may decide",
                    execution.getCurrentActivityId(), execution.getProcessInstanceId());
            return;
        }
        notices.replaceQueued(notice.get(), readers);
        if (notifications.tell(notice.get(), readers) == 0) {
            throw refusal(execution, "recipient \"" + text(execution, "recipient") + "\" has no e-mail address");
        }
    }

    /** Who may not work on the task for the sake of four eyes is left in peace. */
    private List<User> readers(Notice notice, List<User> recipients) {
        String taskId = notice.place().taskId();
        return taskId == null || !notice.kind().isForDeciders()
                ? recipients
                : recipients.stream()
                        .filter(person -> filters.isForThem(taskId, person.id()))
                        .toList();
    }

    private static MailTemplate template(DelegateExecution execution) {
        String id = text(execution, "template");
        return MailTemplate.ofModel(id)
                .orElseThrow(() -> refusal(
                        execution, "template \"" + id + "\" is unknown; there are " + MailTemplate.knownToModels()));
    }

    private List<User> recipients(DelegateExecution execution) {
        String recipient = text(execution, "recipient");
        if (!recipient.startsWith(GROUP_PREFIX)) {
            return List.of(directory
                    .find(recipient)
                    .orElseThrow(() -> refusal(
                            execution,
                            "recipient \"" + recipient + "\" is not a known user (a group is written group:<name>)")));
        }
        List<User> members = directory.membersOf(recipient.substring(GROUP_PREFIX.length()));
        if (members.isEmpty()) {
            throw refusal(execution, "recipient \"" + recipient + "\": the group has no members");
        }
        return members;
    }

    private static ModelFacts.Subject subject(DelegateExecution execution) {
        Map<String, String> translations = new LinkedHashMap<>();
        map(execution, "subjects").forEach((language, subject) -> {
            if (Language.of(String.valueOf(language)).isEmpty()) {
                throw refusal(execution, "subjects: there are no mails in the language \"" + language + "\"");
            }
            if (subject != null && !subject.toString().isBlank()) {
                translations.put(language.toString(), subject.toString());
            }
        });
        return new ModelFacts.Subject(text(execution, "subject"), translations);
    }

    private static Map<?, ?> facts(DelegateExecution execution) {
        return map(execution, "facts");
    }

    private static Map<?, ?> map(DelegateExecution execution, String name) {
        Object value = execution.getVariable(name);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw refusal(
                execution, name + " must be a map, not a " + value.getClass().getSimpleName());
    }

    private static String text(DelegateExecution execution, String name) {
        @Nullable Object value = execution.getVariable(name);
        if (value == null || value.toString().isBlank()) {
            throw refusal(execution, "input parameter \"" + name + "\" is missing or empty");
        }
        return value.toString();
    }

    private static NotificationNotPossibleException refusal(DelegateExecution execution, String reason) {
        return new NotificationNotPossibleException(
                execution.getCurrentActivityId(), execution.getProcessDefinitionId(), reason);
    }
}
