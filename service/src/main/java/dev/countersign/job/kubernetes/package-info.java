/**
 * Jobs as pods. The pod's name is made from the job's key, and the API server gives a name away once: at most one pod
 * begins per key, whoever asks for it and however often.
 */
@NullMarked
package dev.countersign.job.kubernetes;

import org.jspecify.annotations.NullMarked;
