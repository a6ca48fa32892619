package dev.countersign.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes the figures out of an evidence document and writes them as people read them. */
final class EvidenceMetrics {
    private static final int MOST = 12;

    private EvidenceMetrics() {}

    /** The items of all metrics blocks, at most twelve. */
    static List<EvidenceMetric> of(JsonNode document) {
        List<EvidenceMetric> metrics = new ArrayList<>();
        for (JsonNode block : document.path("blocks")) {
            if (block.path("type").asText().equals("metrics")) {
                for (JsonNode item : block.path("items")) {
                    metrics.add(metric(item));
                }
            }
        }
        return metrics.size() <= MOST ? metrics : metrics.subList(0, MOST);
    }

    private static EvidenceMetric metric(JsonNode item) {
        String format = item.path("format").asText("text");
        String threshold = format(item.path("threshold"), format);
        String unit = item.path("unit").asText("");
        return new EvidenceMetric(
                item.path("label").asText(),
                withUnit(orDash(format(item.path("value"), format)), unit),
                threshold == null ? null : withUnit(sign(item.path("comparison").asText()) + threshold, unit),
                item.path("status").asText("info"));
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

    private static @Nullable String format(JsonNode value, String format) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            return value.asText();
        }
        BigDecimal number = value.decimalValue();
        return switch (format) {
            case "percent" -> pattern("#,##0.0").format(number.movePointRight(2)) + " %";
            case "integer" -> pattern("#,##0").format(number);
            case "number" -> pattern("#,##0.###").format(number);
            default -> number.toPlainString();
        };
    }

    private static DecimalFormat pattern(String pattern) {
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }
}
