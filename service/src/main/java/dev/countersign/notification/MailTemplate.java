package dev.countersign.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mails there are, each with texts of its own. */
enum MailTemplate {
    ASSIGNED("assigned", NoticeKind.ASSIGNED, "#0f62fe"),
    CANDIDATE("candidate", NoticeKind.CANDIDATE, "#0f62fe"),
    REMINDER("reminder", NoticeKind.REMINDER, "#f1c21b"),
    ESCALATION("escalation", NoticeKind.ESCALATED, "#da1e28"),
    REASSIGNED("reassigned", NoticeKind.REASSIGNED, "#6f6f6f"),
    STUCK("stuck", NoticeKind.STUCK, "#da1e28"),
    EXCEPTION("exception", NoticeKind.EXCEPTION, "#da1e28"),
    STALE("stale", NoticeKind.STALE, "#f1c21b"),
    MENTIONED("mentioned", NoticeKind.MENTIONED, "#8a3ffc"),
    OUTCOME("outcome", NoticeKind.OUTCOME, "#198038"),
    INCIDENT("incident", NoticeKind.INCIDENT, "#da1e28"),
    /** An incident that a process itself hands to a person, with a task. */
    JOB_FAILED("job-failed", NoticeKind.INCIDENT, "#da1e28");

    private static final List<MailTemplate> FOR_MODELS = List.of(OUTCOME, REMINDER, ESCALATION, JOB_FAILED);

    private final String id;
    private final NoticeKind kind;
    private final String accent;

    MailTemplate(String id, NoticeKind kind, String accent) {
        this.id = id;
        this.kind = kind;
        this.accent = accent;
    }

    /** The name that models use, and that the texts begin with. */
    String id() {
        return id;
    }

    NoticeKind kind() {
        return kind;
    }

    /** The colour of the line at the top. */
    String accent() {
        return accent;
    }

    static MailTemplate of(NoticeKind kind) {
        return switch (kind) {
            case ASSIGNED -> ASSIGNED;
            case CANDIDATE -> CANDIDATE;
            case REMINDER -> REMINDER;
            case ESCALATED -> ESCALATION;
            case REASSIGNED -> REASSIGNED;
            case STUCK -> STUCK;
            case EXCEPTION -> EXCEPTION;
            case STALE -> STALE;
            case MENTIONED -> MENTIONED;
            case OUTCOME -> OUTCOME;
            case INCIDENT -> INCIDENT;
        };
    }

    /** One that a model may name. */
    static Optional<MailTemplate> ofModel(String id) {
        return FOR_MODELS.stream().filter(template -> template.id.equals(id)).findFirst();
    }

    /** Those that a model may name. */
    static Stream<MailTemplate> forModels() {
        return FOR_MODELS.stream();
    }

    static String knownToModels() {
        return FOR_MODELS.stream().map(MailTemplate::id).collect(Collectors.joining(", "));
    }

    static Optional<MailTemplate> of(String id) {
        return Arrays.stream(values())
                .filter(template -> template.id.equals(id))
                .findFirst();
    }
}
