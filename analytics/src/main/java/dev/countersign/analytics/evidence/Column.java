package dev.countersign.analytics.evidence;

import java.util.Map;

/**
 * A column of a table block.
 *
 * @param key key of the value in each row
 * @param label heading for people
 * @param format how values are shown
 */
public record Column(String key, String label, Format format) {
    Map<String, Object> toJson() {
        return Map.of("key", key, "label", label, "format", format.json());
    }
}
