package dev.countersign.analytics.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Vega-Lite specifications with inline data. */
public final class Charts {
    private static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json";

    private Charts() {}

    /**
     * Lines over time, one per value of {@code series}.
     *
     * @param values one map per point with the three fields; dates like {@code 2024-10-06}
     * @param date field on the horizontal axis
     * @param value field on the vertical axis
     * @param valueTitle title of the vertical axis, with its unit
     * @param series field that tells the lines apart
     */
    public static Map<String, Object> lines(
            List<Map<String, Object>> values, String date, String value, String valueTitle, String series) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("$schema", SCHEMA);
        spec.put("width", "container");
        spec.put("height", 240);
        spec.put("data", Map.of("values", values));
        spec.put("mark", Map.of("type", "line", "tooltip", true));
        spec.put(
                "encoding",
                Map.of(
                        "x", axis(date, "temporal", ""),
                        "y", axis(value, "quantitative", valueTitle),
                        "color", axis(series, "nominal", "")));
        return spec;
    }

    private static Map<String, Object> axis(String field, String type, String title) {
        return Map.of("field", field, "type", type, "title", title);
    }
}
