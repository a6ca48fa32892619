/**
 * Long-running work outside the service: intent, submit, watch, adopt, cancel. Keeps promise 3, at most one live run
 * of a job: the intent with its key is written before the submit, and the key can be searched where the work runs.
 */
@NullMarked
package dev.countersign.job;

import org.jspecify.annotations.NullMarked;
