package dev.countersign.job;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How old what this node knows of its live jobs is.
 *
 * @param jobs live jobs that this node looks after
 * @param p95Millis age of the last look, of 95 % of the jobs at most
 * @param maxMillis of all
 */
@Schema(name = "WatcherLag")
record WatcherLagView(String backend, int jobs, long p95Millis, long maxMillis) {}
