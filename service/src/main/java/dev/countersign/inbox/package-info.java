/**
 * The inbox: the lists of open tasks, with counts, filters and the filters that people keep. It reads one table that is
 * written in the engine's own transaction, so that a list is as true as the engine and quick at a million tasks.
 */
@NullMarked
package dev.countersign.inbox;

import org.jspecify.annotations.NullMarked;
