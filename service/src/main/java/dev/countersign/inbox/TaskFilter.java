package dev.countersign.inbox;

/** Whose tasks a list shows. */
enum TaskFilter {
    /** assigned to the caller */
    MINE,
    /** unassigned and offered to the caller or a group of the caller's */
    GROUP,
    /** everybody's; for viewers, operators and admins */
    ALL
}
