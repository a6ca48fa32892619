package dev.countersign.notification;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The mails there are. Each has an HTML and a text template of its name in {@code templates/notification}. */
public enum MailTemplate {
    /** A user task waits for the recipient or one of their groups. */
    TASK_CREATED("task-created"),
    /** A process has come to its end. */
    OUTCOME("outcome"),
    /** A task has been waiting for a while. */
    REMINDER("reminder"),
    /** A task has waited too long for those who should have done it. */
    ESCALATION("escalation"),
    /** A job has failed and needs a person. */
    JOB_FAILED("job-failed");

    private final String id;

    MailTemplate(String id) {
        this.id = id;
    }

    /** The name that models use. */
    public String id() {
        return id;
    }

    static MailTemplate of(NoticeKind kind) {
        return switch (kind) {
            case ASSIGNED, CANDIDATE, MENTIONED -> TASK_CREATED;
            case REMINDER -> REMINDER;
            case ESCALATED -> ESCALATION;
            case OUTCOME -> OUTCOME;
            case INCIDENT -> JOB_FAILED;
        };
    }

    static Optional<MailTemplate> of(String id) {
        return Arrays.stream(values())
                .filter(template -> template.id.equals(id))
                .findFirst();
    }

    static String known() {
        return Arrays.stream(values()).map(MailTemplate::id).collect(Collectors.joining(", "));
    }
}
