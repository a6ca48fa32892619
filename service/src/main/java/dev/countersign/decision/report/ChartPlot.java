package dev.countersign.decision.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One plot of a chart: its rows and what is drawn of them.
 *
 * @param title of one of several plots below each other; empty when there is one
 */
record ChartPlot(String title, List<JsonNode> rows, List<ChartLayer> layers) {

    private static final int MOST_PLOTS = 12;

    ChartPlot {
        rows = List.copyOf(rows);
        layers = List.copyOf(layers);
    }

    /** The plots of a specification; empty when it cannot be drawn faithfully. */
    static List<ChartPlot> of(JsonNode spec) {
        List<JsonNode> rows = new ArrayList<>();
        spec.path("data").path("values").forEach(rows::add);
        if (rows.isEmpty()
                || spec.has("transform")
                || spec.has("repeat")
                || spec.has("hconcat")
                || spec.has("vconcat")) {
            return List.of();
        }
        JsonNode group = spec.path("facet").path("row").path("field");
        if (group.isTextual()) {
            List<ChartLayer> layers = layers(spec.path("spec"));
            Map<String, List<JsonNode>> groups = new LinkedHashMap<>();
            rows.forEach(row -> groups.computeIfAbsent(row.path(group.asText()).asText(), name -> new ArrayList<>())
                    .add(row));
            return layers.isEmpty() || groups.size() > MOST_PLOTS
                    ? List.of()
                    : groups.entrySet().stream()
                            .map(each -> new ChartPlot(each.getKey(), each.getValue(), layers))
                            .toList();
        }
        List<ChartLayer> layers = spec.has("facet") ? List.of() : layers(spec);
        return layers.isEmpty() ? List.of() : List.of(new ChartPlot("", rows, layers));
    }

    private static List<ChartLayer> layers(JsonNode view) {
        JsonNode encoding = view.path("encoding");
        List<ChartLayer> layers = new ArrayList<>();
        if (encoding.has("row") || encoding.has("column") || encoding.has("facet")) {
            return List.of();
        }
        if (!view.has("layer")) {
            ChartLayer.of(view, encoding).ifPresent(layers::add);
            return layers;
        }
        for (JsonNode each : view.path("layer")) {
            Optional<ChartLayer> layer = ChartLayer.of(each, encoding);
            if (layer.isEmpty() || each.has("data")) {
                return List.of();
            }
            layers.add(layer.get());
        }
        return layers;
    }
}
