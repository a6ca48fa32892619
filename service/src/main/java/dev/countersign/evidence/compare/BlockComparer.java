package dev.countersign.evidence.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares two blocks of one type. */
final class BlockComparer {

    private BlockComparer() {}

    static BlockComparison compare(@Nullable JsonNode from, @Nullable JsonNode to) {
        JsonNode any = to == null ? from : to;
        if (any == null) {
            throw new IllegalArgumentException("one of the blocks has to be there");
        }
        String type = any.path("type").asText();
        List<MetricComparison> metrics = null;
        TableComparison table = null;
        List<TextLine> lines = null;
        if (from != null && to != null) {
            switch (type) {
                case "metrics" -> metrics = MetricComparer.compare(from.path("items"), to.path("items"));
                case "table" -> table = TableComparer.compare(from, to);
                case "markdown" ->
                    lines = LineComparer.compare(
                            from.path("text").asText(), to.path("text").asText());
                default -> {
                    // charts and links are shown as they are, beside each other
                }
            }
        }
        return new BlockComparison(
                type, any.path("title").asText(null), Cells.change(from, to), from, to, metrics, table, lines);
    }
}
