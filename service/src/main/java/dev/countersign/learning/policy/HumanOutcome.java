package dev.countersign.learning.policy;

/** What people said about a case. */
enum HumanOutcome {
    /** Somebody approved it as it was. */
    APPROVED,
    /** Somebody approved it with changes to the figures. */
    APPROVED_WITH_OVERRIDE,
    /** Somebody sent it back. */
    CHANGES,
    /** Somebody refused it. */
    REJECTED,
    /** The case went on without a person. */
    NOBODY,
    /** Nobody has answered yet. */
    OPEN
}
