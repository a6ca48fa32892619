package dev.countersign.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the figures out of an evidence document and writes them as people of one language read them. */
final class EvidenceMetrics {
    private static final int MOST = 12;
    private static final Set<String> STATUSES = Set.of("ok", "warn", "bad", "info");

    private final LocalFormat format;

    private EvidenceMetrics(LocalFormat format) {
        this.format = format;
    }

    /** The items of all metrics blocks, at most twelve; none of no document. */
    static List<EvidenceMetric> of(@Nullable JsonNode document, LocalFormat format) {
        if (document == null) {
            return List.of();
        }
        EvidenceMetrics metrics = new EvidenceMetrics(format);
        List<EvidenceMetric> found = new ArrayList<>();
        for (JsonNode block : document.path("blocks")) {
            if (block.path("type").asText().equals("metrics")) {
                for (JsonNode item : block.path("items")) {
                    found.add(metrics.metric(item));
                }
            }
        }
        return found.size() <= MOST ? found : found.subList(0, MOST);
    }

    private EvidenceMetric metric(JsonNode item) {
        String kind = item.path("format").asText("text");
        String threshold = format(item.path("threshold"), kind);
        String unit = item.path("unit").asText("");
        String status = item.path("status").asText("info");
        String known = STATUSES.contains(status) ? status : "info";
        return new EvidenceMetric(
                item.path("label").asText(),
                withUnit(orDash(format(item.path("value"), kind)), unit),
                threshold == null ? null : withUnit(sign(item.path("comparison").asText()) + threshold, unit),
                known,
                Texts.of(format.language()).get("status." + known));
    }

    private static String orDash(@Nullable String value) {
        return value == null ? "–" : value;
    }

    private static String withUnit(String value, String unit) {
        return unit.isEmpty() ? value : value + " " + unit;
    }

    private static String sign(String comparison) {
        return switch (comparison) {
            case "below" -> "< ";
            case "above" -> "> ";
            default -> "";
        };
    }

    private @Nullable String format(JsonNode value, String kind) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            return value.asText();
        }
        BigDecimal number = value.decimalValue();
        return switch (kind) {
            case "percent" -> format.percent(number);
            case "integer" -> format.integer(number);
            case "number" -> format.number(number);
            default -> number.toPlainString();
        };
    }
}
