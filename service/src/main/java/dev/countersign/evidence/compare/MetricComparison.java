package dev.countersign.evidence.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One metric of both documents, by its label.
 *
 * @param from the older value; null when it was not there
 * @param to the newer value; null when it is not there any more
 * @param difference newer minus older, of two numbers
 * @param relative the difference as a fraction of the older value's size; null when that is zero
 * @param trend by the metric's comparison: below is better lower, above is better higher, equal is better nearer
 */
public record MetricComparison(
        String label,
        @Nullable String format,
        @Nullable String unit,
        @Nullable JsonNode from,
        @Nullable JsonNode to,
        @Nullable BigDecimal difference,
        @Nullable Double relative,
        Change change,
        Trend trend,
        @Nullable String comparison,
        @Nullable JsonNode threshold,
        @Nullable String fromStatus,
        @Nullable String toStatus) {}
