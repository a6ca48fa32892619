package dev.countersign.learning.sampling;

/** What the person made of an automatic approval. */
enum Verdict {
    /** Approved as it was. */
    AGREED,
    /** Approved with other figures. */
    CORRECTED,
    /** Rejected or sent back. */
    DISAGREED
}
