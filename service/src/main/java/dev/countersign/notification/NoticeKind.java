package dev.countersign.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why somebody is told something. */
public enum NoticeKind {
    /** A user task has become theirs. */
    ASSIGNED(true, true),
    /** A user task is offered to them or one of their groups. */
    CANDIDATE(true, true),
    /** A user task of theirs is still waiting. */
    REMINDER(true, true),
    /** A user task has waited too long for others, or they may not decide about it, and now it is up to them. */
    ESCALATED(true, true),
    /** A user task was theirs, and time has given it to somebody else. */
    REASSIGNED(false, false),
    /** Too few people may decide about a user task, and an admin has to see to that. */
    STUCK(true, false),
    /** An exception from the approval rules is asked for, and takes a second admin. */
    EXCEPTION(true, false),
    /** The data behind the evidence of a user task of theirs was read anew and has changed. */
    STALE(true, false),
    /** Somebody has written their name in a comment. */
    MENTIONED(false, false),
    /** A process they take part in has come to an end. */
    OUTCOME(false, false),
    /** Something has failed and needs an operator. */
    INCIDENT(false, false);

    private final boolean endsWithTask;
    private final boolean forDeciders;

    NoticeKind(boolean endsWithTask, boolean forDeciders) {
        this.endsWithTask = endsWithTask;
        this.forDeciders = forDeciders;
    }

    /** The name in JSON, in models and in file names: {@code candidate}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether there is nothing left to say once the task is done, or is somebody else's. */
    boolean endsWithTask() {
        return endsWithTask;
    }

    /** Whether it asks its reader to decide: it may have buttons, and goes to nobody who may not. */
    boolean isForDeciders() {
        return forDeciders;
    }

    /** Whether a newer one about the same task says all that an older one did. */
    boolean replacesOlder() {
        return endsWithTask && this != EXCEPTION;
    }

    /** Whether nobody can switch it off: the last person to be asked must hear of it. */
    boolean isAlwaysOn() {
        return this == ESCALATED || this == STUCK || this == EXCEPTION;
    }

    /** Whether it may come in quiet hours, if the person allows that. */
    boolean isUrgent() {
        return isAlwaysOn() || this == INCIDENT;
    }

    static Optional<NoticeKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }
}
