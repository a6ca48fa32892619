/**
 * How good a forecast is, shown to the person who has to approve it: the forecasts that the same procedure made at past
 * origins, scored against what was sold, next to the seasonal-naive baseline. A figure counts only weeks that the
 * forecast at its origin could not know.
 */
@NullMarked
package dev.countersign.analytics.evaluate;

import org.jspecify.annotations.NullMarked;
