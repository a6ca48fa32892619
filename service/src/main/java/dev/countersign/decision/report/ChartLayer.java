package dev.countersign.decision.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One mark of a Vega-Lite specification that can be drawn here: lines, areas, bars and points over one horizontal field.
 *
 * @param y2 the other edge of an area; null when it stands on the axis
 * @param colourField tells several lines apart; null when there is one
 * @param name of the only line, from a colour given as datum; null when there is none
 */
record ChartLayer(
        String mark,
        String x,
        String xType,
        String y,
        @Nullable String y2,
        @Nullable String colourField,
        @Nullable String name) {

    private static final Set<String> MARKS = Set.of("line", "area", "bar", "point", "circle", "trail");

    /** Empty when something in it would be drawn in another way than the web app does. */
    static Optional<ChartLayer> of(JsonNode layer, JsonNode inherited) {
        JsonNode markNode = layer.path("mark");
        String mark =
                markNode.isTextual() ? markNode.asText() : markNode.path("type").asText();
        JsonNode x = channel(layer, inherited, "x");
        JsonNode y = channel(layer, inherited, "y");
        JsonNode colour = channel(layer, inherited, "color");
        if (!MARKS.contains(mark)
                || layer.has("transform")
                || !isPlainField(x)
                || !isPlainField(y)
                || !y.path("type").asText("quantitative").equals("quantitative")) {
            return Optional.empty();
        }
        return Optional.of(new ChartLayer(
                mark,
                x.path("field").asText(),
                x.path("type").asText("nominal"),
                y.path("field").asText(),
                channel(layer, inherited, "y2").path("field").asText(null),
                colour.path("field").asText(null),
                colour.path("datum").asText(null)));
    }

    private static JsonNode channel(JsonNode layer, JsonNode inherited, String name) {
        JsonNode own = layer.path("encoding").path(name);
        return own.isMissingNode() ? inherited.path(name) : own;
    }

    private static boolean isPlainField(JsonNode channel) {
        return channel.path("field").isTextual() && !channel.has("aggregate") && !channel.has("bin");
    }
}
