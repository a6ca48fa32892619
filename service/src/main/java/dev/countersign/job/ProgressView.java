package dev.countersign.job;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far a job is, in its own words.
 *
 * @param step what it does now
 * @param index number of the step, from 1
 * @param of number of steps
 * @param percent of the whole, 0 to 100
 * @param at when it said so
 */
@Schema(name = "JobProgress")
record ProgressView(String step, int index, int of, double percent, Instant at) {}
