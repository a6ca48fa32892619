package dev.countersign.decision.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The horizontal axis: time and numbers by their size, anything else in the order of its appearance. */
final class PlotAxis {

    private static final int MOST_TICKS = 6;

    private final String field;
    private final Map<String, Double> places = new TreeMap<>();
    private final List<String> labels = new ArrayList<>();
    private final PlotRange range = new PlotRange();

    private PlotAxis(String field) {
        this.field = field;
    }

    static PlotAxis of(ChartPlot plot) {
        ChartLayer first = plot.layers().get(0);
        PlotAxis axis = new PlotAxis(first.x());
        for (JsonNode row : plot.rows()) {
            String label = row.path(first.x()).asText();
            if (!axis.places.containsKey(label)) {
                double place = axis.place(row.path(first.x()), first.xType());
                axis.places.put(label, place);
                axis.labels.add(label);
                axis.range.include(place);
            }
        }
        axis.labels.sort(Comparator.comparing(label -> axis.places.getOrDefault(label, 0.0)));
        return axis;
    }

    int size() {
        return labels.size();
    }

    /** From 0 (left) to 1 (right). */
    double share(JsonNode row) {
        return share(row.path(field).asText());
    }

    List<JsonNode> sorted(List<JsonNode> rows) {
        return rows.stream().sorted(Comparator.comparingDouble(this::share)).toList();
    }

    List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        int step = Math.max(1, (labels.size() + MOST_TICKS - 1) / MOST_TICKS);
        for (int i = step / 2; i < labels.size(); i += step) {
            String label = labels.get(i);
            ticks.add(new Tick(share(label), label.length() > 16 ? label.substring(0, 10) : label));
        }
        return ticks;
    }

    private double share(String label) {
        return (places.getOrDefault(label, 0.0) - range.low()) / (range.high() - range.low());
    }

    private double place(JsonNode value, String type) {
        if (type.equals("quantitative") && value.isNumber()) {
            return value.doubleValue();
        }
        if (type.equals("temporal")) {
            return time(value);
        }
        return places.size();
    }

    private double time(JsonNode value) {
        try {
            return value.isNumber()
                    ? value.doubleValue()
                    : value.asText().length() == 10
                            ? LocalDate.parse(value.asText()).toEpochDay() * 86_400_000.0
                            : Instant.parse(value.asText()).toEpochMilli();
        } catch (DateTimeException e) {
            return places.size(); // in the order of appearance, as any other text
        }
    }

    /** A label and its place from 0 to 1. */
    record Tick(double share, String label) {}
}
