/**
 * Weekly demand forecasts: methods per series, boosted trees over all series, a mix of them chosen by a rolling-origin
 * backtest, and calibrated intervals. The methods are plain Java on in-memory histories and see nothing after the origin
 * because they are handed nothing after it; Spark reads the snapshot, spreads the per-series work and writes the result.
 */
@NullMarked
package dev.countersign.analytics.forecast;

import org.jspecify.annotations.NullMarked;
