package dev.countersign.decision.report;

import com.fasterxml.jackson.databind.JsonNode;

/** The smallest and the greatest value of an axis; never empty. */
final class PlotRange {

    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    void include(JsonNode value) {
        if (value.isNumber()) {
            include(value.doubleValue());
        }
    }

    void include(double value) {
        low = Math.min(low, value);
        high = Math.max(high, value);
    }

    double low() {
        return low > high ? 0 : low == high ? low - 1 : low;
    }

    double high() {
        return low > high ? 1 : low == high ? high + 1 : high;
    }
}
