/**
 * Compares a published forecast with what was sold: what the statistical forecast added to a naive one, and what people's
 * overrides added to the statistical forecast.
 */
@NullMarked
package dev.countersign.analytics.score;

import org.jspecify.annotations.NullMarked;
