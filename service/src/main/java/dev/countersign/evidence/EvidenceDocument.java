package dev.countersign.evidence;

import static dev.countersign.evidence.Check.inlineText;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.problem.Violation;
import java.util.List;

/**
 * The rules for a whole document: a title and a list of blocks that the task page shows in order. Members that the page
 * does not know are ignored by it and left alone here.
 */
final class EvidenceDocument {

    static final int MAX_BLOCKS = 50;
    static final int MAX_TITLE = 200;
    static final int MAX_SOURCES = 50;
    static final int MAX_SUMMARY = 2_000;

    private EvidenceDocument() {}

    static List<Violation> check(JsonNode document) {
        Check check = new Check();
        if (!document.isObject()) {
            check.refuse("", "Evidence must be a JSON object.");
            return check.violations();
        }
        check.text(document, "", "title", MAX_TITLE);
        check.optionalText(document, "", "summary", MAX_SUMMARY);
        checkSources(check, document);
        JsonNode blocks = document.path("blocks");
        if (!blocks.isArray() || blocks.isEmpty()) {
            check.refuse("blocks", "Must be a list with at least one block.");
        } else if (blocks.size() > MAX_BLOCKS) {
            check.refuse("blocks", "At most %d blocks are allowed.".formatted(MAX_BLOCKS));
        } else {
            for (int i = 0; i < blocks.size(); i++) {
                checkBlock(check, blocks.get(i), "blocks[" + i + "]");
            }
        }
        return check.violations();
    }

    private static void checkSources(Check check, JsonNode document) {
        if (!Check.absent(document.path("sources")) && check.list(document, "", "sources", MAX_SOURCES)) {
            for (int i = 0; i < document.path("sources").size(); i++) {
                JsonNode source = document.path("sources").get(i);
                check.text(source, "sources[" + i + "]", "name", 1_000);
                check.text(source, "sources[" + i + "]", "version", MAX_TITLE);
            }
        }
    }

    private static void checkBlock(Check check, JsonNode block, String at) {
        if (!block.isObject()) {
            check.refuse(at, "A block must be a JSON object.");
            return;
        }
        check.optionalText(block, at, "title", MAX_TITLE);
        switch (block.path("type").asText()) {
            case "metrics" -> MetricsBlock.check(check, block, at);
            case "chart" -> ChartBlock.check(check, block, at);
            case "table" -> TableBlock.check(check, block, at);
            case "markdown" -> check.text(block, at, "text", Check.MAX_MARKDOWN);
            case "link" -> LinkBlock.check(check, block, at);
            default ->
                check.refuse(
                        at + ".type",
                        "'%s' is not a block type; use metrics, chart, table, markdown or link."
                                .formatted(inlineText(block.path("type"))));
        }
    }
}
