package dev.countersign.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Labelled values, each against an optional threshold. A share is a fraction: 0.085 with format percent is 8.5 %. */
final class MetricsBlock {

    private static final int MAX_ITEMS = 100;
    private static final Set<String> FORMATS = Set.of("percent", "number", "integer", "text");
    private static final Set<String> COMPARISONS = Set.of("below", "above", "equal");
    private static final Set<String> STATES = Set.of("ok", "warn", "bad", "info");

    private MetricsBlock() {}

    static void check(Check check, JsonNode block, String at) {
        if (!check.list(block, at, "items", MAX_ITEMS)) {
            return;
        }
        JsonNode items = block.path("items");
        for (int i = 0; i < items.size(); i++) {
            checkItem(check, items.get(i), at + ".items[" + i + "]");
        }
    }

    private static void checkItem(Check check, JsonNode item, String at) {
        check.text(item, at, "label", EvidenceDocument.MAX_TITLE);
        check.optionalText(item, at, "unit", EvidenceDocument.MAX_TITLE);
        check.optionalText(item, at, "hint", EvidenceDocument.MAX_SUMMARY);
        check.optionalOneOf(item, at, "format", FORMATS);
        check.optionalOneOf(item, at, "comparison", COMPARISONS);
        check.optionalOneOf(item, at, "status", STATES);
        JsonNode value = item.path("value");
        if (value.isContainerNode()) {
            check.refuse(at + ".value", "Must be a single value.");
        } else if (isNumeric(item) && !Check.absent(value) && !value.isNumber()) {
            check.refuse(at + ".value", "Must be a number, as the format says.");
        }
        if (item.path("threshold").isContainerNode()) {
            check.refuse(at + ".threshold", "Must be a single value.");
        }
    }

    private static boolean isNumeric(JsonNode item) {
        return switch (item.path("format").asText()) {
            case "percent", "number", "integer" -> true;
            default -> false;
        };
    }
}
