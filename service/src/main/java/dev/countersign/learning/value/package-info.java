/** Scores published forecasts when the actual figures arrive: what the model added, and what people's overrides added. */
@NullMarked
package dev.countersign.learning.value;

import org.jspecify.annotations.NullMarked;
