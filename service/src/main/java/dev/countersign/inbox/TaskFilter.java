package dev.countersign.inbox;

/** Whose tasks a list shows. */
enum TaskFilter {
    /** assigned to the caller */
    MINE,
    /** the caller's own, while somebody else works on them */
    DELEGATED,
    /** unassigned and offered to the caller or a group of the caller's */
    GROUP,
    /** offered to the caller or a group of the caller's, whoever holds them */
    TEAM,
    /** everybody's; for viewers, operators and admins */
    ALL
}
