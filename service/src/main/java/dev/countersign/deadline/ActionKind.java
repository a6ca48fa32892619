package dev.countersign.deadline;

import java.util.Locale;

/** What a step of a deadline does. Completing is none of it. */
public enum ActionKind {
    /** Tells those who may do the task that it waits. */
    REMIND,
    /** Offers the task to one more group; whoever holds it keeps it. */
    ESCALATE,
    /** Takes the task from whoever holds it and gives it to others. */
    REASSIGN,
    /** Makes the task more or less urgent. */
    PRIORITY;

    /** The word in models. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
