/**
 * What people laid over a statistical forecast: percents by category, bound to the decision they were part of. Kept beside
 * the forecast and never in it, so that both can be measured against what really happened.
 */
@NullMarked
package dev.countersign.adjustment;

import org.jspecify.annotations.NullMarked;
