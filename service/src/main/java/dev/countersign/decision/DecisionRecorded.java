package dev.countersign.decision;

/** Fired in the transaction that records a decision. */
public record DecisionRecorded(DecisionView decision) {}
