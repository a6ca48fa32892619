package dev.countersign.evidence.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares metrics by their labels. */
final class MetricComparer {

    private MetricComparer() {}

    static List<MetricComparison> compare(JsonNode older, JsonNode newer) {
        Map<String, JsonNode> left = byLabel(older);
        List<MetricComparison> metrics = new ArrayList<>();
        byLabel(newer).forEach((label, item) -> {
            JsonNode before = left.remove(label);
            metrics.add(compareOne(before == null ? MissingNode.getInstance() : before, item, item));
        });
        left.values().forEach(item -> metrics.add(compareOne(item, MissingNode.getInstance(), item)));
        return metrics;
    }

    private static MetricComparison compareOne(JsonNode older, JsonNode newer, JsonNode described) {
        JsonNode from = Cells.present(older.path("value"));
        JsonNode to = Cells.present(newer.path("value"));
        BigDecimal difference = Cells.difference(from, to);
        Change change = older.isMissingNode()
                ? Change.ADDED
                : newer.isMissingNode()
                        ? Change.REMOVED
                        : Cells.change(from, to) == Change.SAME ? Change.SAME : Change.CHANGED;
        String comparison = described.path("comparison").asText(null);
        JsonNode threshold = Cells.present(described.path("threshold"));
        return new MetricComparison(
                described.path("label").asText(),
                described.path("format").asText(null),
                described.path("unit").asText(null),
                from,
                to,
                difference,
                relative(from, difference),
                change,
                trend(comparison, threshold, from, to, difference),
                comparison,
                threshold,
                older.path("status").asText(null),
                newer.path("status").asText(null));
    }

    private static @Nullable Double relative(@Nullable JsonNode from, @Nullable BigDecimal difference) {
        return from == null || difference == null || from.doubleValue() == 0
                ? null
                : difference.doubleValue() / Math.abs(from.doubleValue());
    }

    private static Trend trend(
            @Nullable String comparison,
            @Nullable JsonNode threshold,
            @Nullable JsonNode from,
            @Nullable JsonNode to,
            @Nullable BigDecimal difference) {
        if (comparison == null || difference == null || from == null || to == null) {
            return Trend.UNKNOWN;
        }
        return switch (comparison) {
            case "below" -> trend(-difference.signum());
            case "above" -> trend(difference.signum());
            case "equal" ->
                threshold == null || !threshold.isNumber()
                        ? Trend.UNKNOWN
                        : trend(distance(from, threshold).compareTo(distance(to, threshold)));
            default -> Trend.UNKNOWN;
        };
    }

    private static Trend trend(int sign) {
        return sign == 0 ? Trend.EQUAL : sign > 0 ? Trend.BETTER : Trend.WORSE;
    }

    private static BigDecimal distance(JsonNode value, JsonNode threshold) {
        return value.decimalValue().subtract(threshold.decimalValue()).abs();
    }

    private static Map<String, JsonNode> byLabel(JsonNode items) {
        Map<String, JsonNode> byLabel = new LinkedHashMap<>();
        for (JsonNode item : items) {
            String label = item.path("label").asText();
            int number = 1;
            while (byLabel.putIfAbsent(number == 1 ? label : label + "\n" + number, item) != null) {
                number++;
            }
        }
        return byLabel;
    }
}
