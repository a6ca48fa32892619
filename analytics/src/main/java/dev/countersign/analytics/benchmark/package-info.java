/**
 * The forecast benchmarks: published data sets, splits and metrics, with their reference baselines measured in the same
 * run. Each main prints what it does and, as its last line, one JSON object.
 */
@NullMarked
package dev.countersign.analytics.benchmark;

import org.jspecify.annotations.NullMarked;
