/**
 * The user tasks a person may see, claim and complete. Keeps promises 1, 4 and 5: a completion, its decision
 * record and the step of the process commit together, bound to the evidence that was shown, and never by the wrong person.
 */
@NullMarked
package dev.countersign.task;

import org.jspecify.annotations.NullMarked;
