package dev.countersign.analytics.evidence;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a metrics block.
 *
 * @param label what it is
 * @param value number or text
 * @param format how it is shown
 * @param status how it is to be taken
 * @param threshold figure it is compared with, or null
 * @param comparison {@code below} or {@code above}: on which side of the threshold it should be, or null
 * @param hint one sentence that explains it, or null
 */
public record Metric(
        String label,
        Object value,
        Format format,
        Status status,
        @Nullable Double threshold,
        @Nullable String comparison,
        @Nullable String hint) {
    /** A figure that is compared with nothing. */
    public static Metric of(String label, Object value, Format format, Status status, @Nullable String hint) {
        return new Metric(label, value, format, status, null, null, hint);
    }

    /** A figure that should be below a threshold: ok when it is, else {@code otherwise}. */
    public static Metric below(
            String label, double value, Format format, double threshold, Status otherwise, @Nullable String hint) {
        Status status = value < threshold ? Status.OK : otherwise;
        return new Metric(label, value, format, status, threshold, "below", hint);
    }

    /** A figure that should be above a threshold: ok when it is, else {@code otherwise}. */
    public static Metric above(
            String label, double value, Format format, double threshold, Status otherwise, @Nullable String hint) {
        Status status = value > threshold ? Status.OK : otherwise;
        return new Metric(label, value, format, status, threshold, "above", hint);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("label", label);
        json.put("value", value);
        json.put("format", format.json());
        json.put("status", status.json());
        if (threshold != null) {
            json.put("threshold", threshold);
        }
        if (comparison != null) {
            json.put("comparison", comparison);
        }
        if (hint != null) {
            json.put("hint", hint);
        }
        return json;
    }
}
