package dev.countersign.analytics.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds an evidence document block by block, in the order in which a person reads it. */
public final class EvidenceDocument {
    private final String title;
    private final String summary;
    private final List<Map<String, Object>> blocks = new ArrayList<>();

    /**
     * @param title what the document is about
     * @param summary the finding in one sentence
     */
    public EvidenceDocument(String title, String summary) {
        this.title = title;
        this.summary = summary;
    }

    /** Adds figures, each perhaps against a threshold. */
    public EvidenceDocument metrics(String blockTitle, List<Metric> items) {
        return add(
                "metrics",
                blockTitle,
                "items",
                items.stream().map(Metric::toJson).toList());
    }

    /**
     * Adds a chart.
     *
     * @param spec Vega-Lite specification with inline data, at most 200 kB; {@link Charts} makes some
     */
    public EvidenceDocument chart(String blockTitle, Map<String, Object> spec) {
        return add("chart", blockTitle, "spec", spec);
    }

    /** Adds a table; each row maps column keys to values. */
    public EvidenceDocument table(String blockTitle, List<Column> columns, List<Map<String, Object>> rows) {
        add("table", blockTitle, "columns", columns.stream().map(Column::toJson).toList());
        blocks.get(blocks.size() - 1).put("rows", rows);
        return this;
    }

    /** Adds a text in Markdown. */
    public EvidenceDocument markdown(String text) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("type", "markdown");
        block.put("text", text);
        blocks.add(block);
        return this;
    }

    /** The document as maps and lists, ready for {@code evidence.json}. */
    public Map<String, Object> toJson() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("title", title);
        document.put("summary", summary);
        document.put("blocks", List.copyOf(blocks));
        return document;
    }

    private EvidenceDocument add(String type, String blockTitle, String key, Object content) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("type", type);
        block.put("title", blockTitle);
        block.put(key, content);
        blocks.add(block);
        return this;
    }
}
