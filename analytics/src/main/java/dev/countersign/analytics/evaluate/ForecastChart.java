package dev.countersign.analytics.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Actual and forecast over time as Vega-Lite v6 specifications with inline data. */
final class ForecastChart {
    private static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json";
    private static final int WEEKS_SHOWN = 104;
    private static final int SMALL_HEIGHT = 140;
    private static final String ACTUAL = "Sold";
    private static final String FORECAST = "Forecast";
    private static final String ACTUAL_COLOUR = "#161616";
    private static final String FORECAST_COLOUR = "#0f62fe";

    private final SortedMap<LocalDate, ChartWeek> weeks = new TreeMap<>();

    ChartWeek week(LocalDate date) {
        return weeks.computeIfAbsent(date, absent -> new ChartWeek());
    }

    /** The last two years and the weeks to come. */
    List<Map<String, Object>> points() {
        List<Map<String, Object>> points = new ArrayList<>();
        weeks.forEach((date, week) -> points.add(week.toJson(date)));
        return points.subList(Math.max(0, points.size() - WEEKS_SHOWN - 1), points.size());
    }

    /** One chart. */
    Map<String, Object> spec() {
        Map<String, Object> spec = frame(points());
        spec.put("width", "container");
        spec.put("height", 260);
        spec.put("layer", layers());
        return spec;
    }

    /** One small chart a group, below each other. */
    static Map<String, Object> spec(Map<String, ForecastChart> groups) {
        List<Map<String, Object>> points = new ArrayList<>();
        groups.forEach((name, chart) -> {
            for (Map<String, Object> point : chart.points()) {
                Map<String, Object> named = new LinkedHashMap<>(point);
                named.put("category", name);
                points.add(named);
            }
        });
        Map<String, Object> spec = frame(points);
        spec.put("facet", Map.of("row", Map.of("field", "category", "type", "nominal", "title", "")));
        spec.put("spec", Map.of("width", 560, "height", SMALL_HEIGHT, "layer", layers()));
        spec.put("resolve", Map.of("scale", Map.of("y", "independent")));
        return spec;
    }

    private static Map<String, Object> frame(List<Map<String, Object>> points) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("$schema", SCHEMA);
        spec.put("data", Map.of("values", points));
        return spec;
    }

    private static List<Map<String, Object>> layers() {
        return List.of(
                Map.of(
                        "mark", Map.of("type", "area", "opacity", 0.2, "color", FORECAST_COLOUR),
                        "encoding",
                                Map.of(
                                        "x", date(),
                                        "y", volume("lower"),
                                        "y2", Map.of("field", "upper"))),
                line("actual", ACTUAL),
                line("forecast", FORECAST));
    }

    private static Map<String, Object> line(String field, String name) {
        Map<String, Object> colour = new LinkedHashMap<>();
        colour.put("datum", name);
        colour.put("type", "nominal");
        colour.put("title", "");
        colour.put(
                "scale", Map.of("domain", List.of(ACTUAL, FORECAST), "range", List.of(ACTUAL_COLOUR, FORECAST_COLOUR)));
        colour.put("legend", Map.of("orient", "top"));
        return Map.of(
                "mark", Map.of("type", "line", "tooltip", true, "strokeWidth", 1.5),
                "encoding", Map.of("x", date(), "y", volume(field), "color", colour));
    }

    private static Map<String, Object> date() {
        return Map.of("field", "date", "type", "temporal", "title", "");
    }

    private static Map<String, Object> volume(String field) {
        return Map.of(
                "field",
                field,
                "type",
                "quantitative",
                "title",
                "Units a week",
                "axis",
                Map.of("format", "~s"),
                "scale",
                Map.of("zero", false));
    }
}
