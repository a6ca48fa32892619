package dev.countersign.inbox;

import java.util.Set;

/**
 * One page of a list, checked and ready to be asked of the database.
 *
 * @param conditions SQL that narrows the filter, each part beginning with {@code and}; empty when nothing narrows it
 * @param laborious the conditions take so long for each task that they are asked once for page and total together
 * @param page from 0
 */
record TaskQuery(
        TaskFilter filter, SqlText conditions, boolean laborious, TaskOrder order, int page, int size, Reader reader) {

    /** Whoever asks. */
    record Reader(String id, Set<String> groups) {

        Reader {
            groups = Set.copyOf(groups);
        }
    }
}
