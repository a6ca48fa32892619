package dev.countersign.approval;

/** What the outcome of a decision stands for. */
public enum OutcomeMeaning {
    /** The process may go on with what was shown. */
    APPROVES,
    /** It may not: rejected, or sent back. */
    REFUSES,
    /** Neither: there is no outcome, or it answers another question, as whether to try again. */
    OTHER
}
