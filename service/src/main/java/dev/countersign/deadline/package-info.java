/**
 * Deadlines of user tasks: what happens when nobody has started or completed one in time. They remind, escalate and
 * reassign, by a business calendar; they never complete anything, and of an answer and a time-out at the same moment
 * exactly one takes place.
 */
@NullMarked
package dev.countersign.deadline;

import org.jspecify.annotations.NullMarked;
