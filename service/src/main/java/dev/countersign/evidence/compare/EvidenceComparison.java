package dev.countersign.evidence.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two evidence documents.
 *
 * @param from digest of the older one
 * @param to digest of the newer one
 * @param identical they are one and the same
 * @param blocks in the order of the newer document, removed ones last
 */
@Schema(examples = """
                {"from": "5f70...", "to": "9b2c...", "fromTitle": "Forecast of July", "toTitle": "Forecast of August", \
                "identical": false, "blocks": [{"type": "metrics", "title": "Accuracy", "change": "changed", \
                "metrics": [{"label": "WAPE", "format": "percent", "from": 0.12, "to": 0.09, "difference": -0.03, \
                "relative": -0.25, "change": "changed", "trend": "better", "comparison": "below", "threshold": 0.1, \
                "fromStatus": "bad", "toStatus": "ok"}]}]}""")
public record EvidenceComparison(
        String from,
        String to,
        @Nullable String fromTitle,
        @Nullable String toTitle,
        boolean identical,
        List<BlockComparison> blocks) {

    public EvidenceComparison {
        blocks = List.copyOf(blocks);
    }

    /** Compares two documents; blocks belong together by type and title, those without a title by their order. */
    public static EvidenceComparison of(String from, JsonNode older, String to, JsonNode newer) {
        Map<String, JsonNode> olderBlocks = byPlace(older.path("blocks"));
        List<BlockComparison> blocks = new ArrayList<>();
        byPlace(newer.path("blocks"))
                .forEach((place, block) -> blocks.add(BlockComparer.compare(olderBlocks.remove(place), block)));
        olderBlocks.values().forEach(block -> blocks.add(BlockComparer.compare(block, null)));
        return new EvidenceComparison(
                from, to, older.path("title").asText(null), newer.path("title").asText(null), from.equals(to), blocks);
    }

    private static Map<String, JsonNode> byPlace(JsonNode blocks) {
        Map<String, JsonNode> byPlace = new LinkedHashMap<>();
        for (JsonNode block : blocks) {
            String name =
                    block.path("type").asText() + "\n" + block.path("title").asText("");
            int number = 1;
            while (byPlace.putIfAbsent(name + "\n" + number, block) != null) {
                number++;
            }
        }
        return byPlace;
    }
}
