package dev.countersign.decision.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Evidence as HTML without scripts. What cannot be drawn is given as the table of its values, and said to be so. */
final class EvidenceHtml {

    private static final int MOST_CHART_ROWS = 500;

    private final StringBuilder out = new StringBuilder();

    private EvidenceHtml() {}

    static String of(JsonNode document) {
        EvidenceHtml html = new EvidenceHtml();
        html.out.append(
                "<h3>%s</h3>\n".formatted(Html.escape(document.path("title").asText())));
        if (document.hasNonNull("summary")) {
            html.out.append(
                    "<p>%s</p>\n".formatted(Html.escape(document.path("summary").asText())));
        }
        document.path("blocks").forEach(html::block);
        return html.out.toString();
    }

    private void block(JsonNode block) {
        out.append("<section>\n");
        if (block.hasNonNull("title")) {
            out.append("<h4>%s</h4>\n".formatted(Html.escape(block.path("title").asText())));
        }
        switch (block.path("type").asText()) {
            case "metrics" -> metrics(block.path("items"));
            case "table" -> table(block);
            case "chart" -> chart(block.path("spec"));
            case "markdown" ->
                out.append("<div class=\"text\">%s</div>\n"
                        .formatted(Html.escape(block.path("text").asText())));
            case "link" ->
                out.append("<p>%s: <code>%s</code></p>\n"
                        .formatted(
                                Html.escape(block.path("label").asText()),
                                Html.escape(block.path("href").asText())));
            default -> out.append("<p>This part cannot be shown here.</p>\n");
        }
        out.append("</section>\n");
    }

    private void metrics(JsonNode items) {
        out.append(
                "<table><thead><tr><th>Figure</th><th>Value</th><th>Limit</th><th>Status</th></tr></thead><tbody>\n");
        for (JsonNode item : items) {
            String format = item.path("format").asText("number");
            out.append("<tr><td>%s</td><td class=\"number\">%s %s</td><td>%s</td><td class=\"%s\">%s</td></tr>\n"
                    .formatted(
                            Html.escape(item.path("label").asText()),
                            Html.value(item.path("value"), format),
                            Html.escape(item.path("unit").asText("")),
                            item.hasNonNull("threshold")
                                    ? Html.escape(item.path("comparison").asText("")) + " "
                                            + Html.value(item.path("threshold"), format)
                                    : "",
                            Html.escape(item.path("status").asText("info")),
                            Html.escape(item.path("status").asText(""))));
        }
        out.append("</tbody></table>\n");
    }

    private void table(JsonNode block) {
        out.append("<table><thead><tr>");
        block.path("columns")
                .forEach(column -> out.append("<th>%s</th>"
                        .formatted(Html.escape(
                                column.path("label").asText(column.path("key").asText())))));
        out.append("</tr></thead><tbody>\n");
        for (JsonNode row : block.path("rows")) {
            out.append("<tr>");
            block.path("columns").forEach(column -> {
                JsonNode cell = row.path(column.path("key").asText());
                out.append("<td%s>%s</td>"
                        .formatted(
                                cell.isNumber() ? " class=\"number\"" : "",
                                Html.value(cell, column.path("format").asText("text"))));
            });
            out.append("</tr>\n");
        }
        out.append("</tbody></table>\n");
    }

    private void chart(JsonNode spec) {
        List<ChartPlot> plots = ChartPlot.of(spec);
        if (plots.isEmpty()) {
            values(spec.path("data").path("values"));
            return;
        }
        for (ChartPlot plot : plots) {
            if (!plot.title().isEmpty()) {
                out.append("<h5>%s</h5>\n".formatted(Html.escape(plot.title())));
            }
            out.append("<figure>\n").append(ChartSvg.draw(plot)).append("</figure>\n");
        }
    }

    private void values(JsonNode values) {
        List<JsonNode> rows = new ArrayList<>();
        values.forEach(rows::add);
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> row.fieldNames().forEachRemaining(columns::add));
        out.append("<p class=\"note\">This chart cannot be drawn here; these are its values%s.</p>\n"
                .formatted(
                        rows.size() > MOST_CHART_ROWS
                                ? ", the first %d of %d".formatted(MOST_CHART_ROWS, rows.size())
                                : ""));
        out.append("<table><thead><tr>");
        columns.forEach(column -> out.append("<th>%s</th>".formatted(Html.escape(column))));
        out.append("</tr></thead><tbody>\n");
        rows.stream().limit(MOST_CHART_ROWS).forEach(row -> {
            out.append("<tr>");
            columns.forEach(column -> out.append("<td>%s</td>".formatted(Html.value(row.path(column), "number"))));
            out.append("</tr>\n");
        });
        out.append("</tbody></table>\n");
    }
}
