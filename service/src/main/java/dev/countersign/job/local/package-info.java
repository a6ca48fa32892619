/**
 * Work as operating-system processes on this machine that outlive the service: started at most once per key behind a
 * small wrapper script, found again by their files or by the key on their command line.
 */
@NullMarked
package dev.countersign.job.local;

import org.jspecify.annotations.NullMarked;
