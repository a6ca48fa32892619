package dev.countersign.process;

/** Where a process instance stands. */
public enum InstanceState {
    /** Running, nothing wrong. */
    ACTIVE,
    /** Running, but stuck somewhere: an incident is open. */
    INCIDENT,
    /** Held by an operator. */
    SUSPENDED,
    /** Reached its end. */
    COMPLETED,
    /** Ended by a person or by a rule before its end. */
    CANCELLED
}
