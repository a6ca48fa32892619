/**
 * Runs on clusters whose servers may start a job twice or forget it: the run claims its key in the job folder, which
 * service and cluster share, before it does anything. What the server cannot say is read there.
 */
@NullMarked
package dev.countersign.job.claimed;

import org.jspecify.annotations.NullMarked;
