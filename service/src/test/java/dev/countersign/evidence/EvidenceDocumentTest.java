package dev.countersign.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.problem.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceDocumentTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void acceptsEveryKindOfBlock() {
        assertThat(check("""
                                {"title": "Forecast", "summary": "One sentence", "blocks": [
                                  {"type": "metrics", "title": "Accuracy", "items": [
                                    {"label": "WAPE", "value": 0.085, "format": "percent", "threshold": 0.12,
                                     "comparison": "below", "status": "ok", "hint": "share of the volume"},
                                    {"label": "Method", "value": "xgboost", "format": "text"}]},
                                  {"type": "chart", "spec": {"$schema": "https://vega.github.io/schema/vega-lite/v6.json",
                                     "data": {"values": [{"x": 1, "y": 2}]}, "mark": "line"}},
                                  {"type": "table", "columns": [{"key": "name", "label": "Category", "format": "text"}],
                                   "rows": [{"name": "a"}, {"name": null}]},
                                  {"type": "markdown", "text": "**bold**"},
                                  {"type": "link", "label": "Run", "href": "https://example.org/runs/1"}]}""")).isEmpty();
    }

    @Test
    void namesEveryPlaceThatIsWrong() {
        assertThat(check("""
                                {"summary": 1, "blocks": [
                                  {"type": "metrics", "items": [{"value": "high", "format": "percent", "status": "great"}]},
                                  {"type": "table", "columns": [{"key": "a"}], "rows": [{"a": {"b": 1}}, 7]},
                                  {"type": "markdown"},
                                  {"type": "video"},
                                  "text"]}"""))
                .containsExactly(
                        Violation.inBody("title", "Must be a text that is not empty."),
                        Violation.inBody("summary", "Must be a text."),
                        Violation.inBody("blocks[0].items[0].label", "Must be a text that is not empty."),
                        Violation.inBody("blocks[0].items[0].status", "'great' is not one of bad, info, ok, warn."),
                        Violation.inBody("blocks[0].items[0].value", "Must be a number, as the format says."),
                        Violation.inBody("blocks[1].rows[0].a", "A cell must be a single value."),
                        Violation.inBody("blocks[1].rows[1]", "A row must be a JSON object."),
                        Violation.inBody("blocks[2].text", "Must be a text that is not empty."),
                        Violation.inBody(
                                "blocks[3].type",
                                "'video' is not a block type; use metrics, chart, table, markdown or link."),
                        Violation.inBody("blocks[4]", "A block must be a JSON object."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\": {\"url\": \"https://example.org/x.json\"}}",
                "{\"layer\": [{\"transform\": [{\"lookup\": \"a\", \"from\": {\"data\": {\"url\": \"x\"}}}]}]}",
                "{\"mark\": {\"type\": \"image\", \"url\": \"https://example.org/pixel.png\"}}",
                "{\"encoding\": {\"href\": {\"field\": \"link\"}}}",
                "{\"usermeta\": {\"embedOptions\": {\"patch\": \"https://example.org/patch.json\"}}}",
                "{\"loader\": {\"baseURL\": \"https://example.org\"}}",
            })
    void refusesChartsThatReachOut(String spec) {
        List<Violation> violations =
                check("{\"title\": \"t\", \"blocks\": [{\"type\": \"chart\", \"spec\": " + spec + "}]}");

        assertThat(violations).singleElement().satisfies(violation -> {
            assertThat(violation.field()).startsWith("blocks[0].spec.");
            assertThat(violation.message()).startsWith("A chart carries its data inline; '");
        });
    }

    @Test
    void refusesAChartWithForeignSchema() {
        assertThat(check("""
                                {"title": "t", "blocks": [
                                  {"type": "chart", "spec": {"$schema": "https://vega.github.io/schema/vega/v6.json"}}]}"""))
                .containsExactly(Violation.inBody(
                        "blocks[0].spec.$schema",
                        "Must name a Vega-Lite schema (https://vega.github.io/schema/vega-lite/v6.json)."));
    }

    @Test
    void refusesAChartOverItsSize() {
        ObjectNode document = json.createObjectNode().put("title", "t");
        document.putArray("blocks")
                .addObject()
                .put("type", "chart")
                .putObject("spec")
                .put("description", "x".repeat(ChartBlock.MAX_BYTES));

        assertThat(EvidenceDocument.check(document))
                .containsExactly(Violation.inBody("blocks[0].spec", "Has 200,018 bytes; at most 200,000 are allowed."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "ftp://example.org/x", "/relative", "https:///nohost", "data:text/html,x"
            })
    void refusesLinksThatAreNotWebAddresses(String href) {
        ObjectNode document = json.createObjectNode().put("title", "t");
        document.putArray("blocks")
                .addObject()
                .put("type", "link")
                .put("label", "l")
                .put("href", href);

        assertThat(EvidenceDocument.check(document))
                .containsExactly(Violation.inBody("blocks[0].href", "Must be an http or https address."));
    }

    @Test
    void refusesWhatIsNoDocument() {
        assertThat(check("[]")).containsExactly(Violation.inBody("", "Evidence must be a JSON object."));
        assertThat(check("{\"title\": \"t\", \"blocks\": []}"))
                .containsExactly(Violation.inBody("blocks", "Must be a list with at least one block."));
    }

    private List<Violation> check(String text) {
        try {
            JsonNode document = json.readTree(text);
            return EvidenceDocument.check(document);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
