package dev.countersign.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why somebody is told something. */
public enum NoticeKind {
    /** A user task has become theirs. */
    ASSIGNED(true),
    /** A user task is offered to them or one of their groups. */
    CANDIDATE(true),
    /** A user task of theirs is still waiting. */
    REMINDER(true),
    /** A user task has waited too long for others, and now it is up to them. */
    ESCALATED(true),
    /** Somebody has written their name in a comment. */
    MENTIONED(false),
    /** A process they take part in has come to an end. */
    OUTCOME(false),
    /** Something has failed and needs an operator. */
    INCIDENT(false);

    private final boolean endsWithTask;

    NoticeKind(boolean endsWithTask) {
        this.endsWithTask = endsWithTask;
    }

    /** The name in JSON, in models and in file names: {@code candidate}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether there is nothing left to say once the task is done, or is somebody else's. */
    boolean endsWithTask() {
        return endsWithTask;
    }

    /** Whether nobody can switch it off: the last person to be asked must hear of it. */
    boolean isAlwaysOn() {
        return this == ESCALATED;
    }

    /** Whether it may come in quiet hours, if the person allows that. */
    boolean isUrgent() {
        return this == ESCALATED || this == INCIDENT;
    }

    static Optional<NoticeKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }
}
