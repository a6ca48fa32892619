package dev.countersign.retention;

import java.time.Duration;

/** The rows of one feature that are of no use any more some time after their end. Every CDI bean of this type is asked. */
public interface EndedRows {

    /** What they are, for the log, such as {@code sensors}. */
    String name();

    /**
     * Deletes a batch of those that ended longer ago than this, by the database's time, and whose process instance is not
     * open any more, nor one that it was called from. Several nodes may do this at once.
     *
     * @return how many it has deleted; 0 when there are no more
     */
    int deleteSome(Duration age);
}
