package dev.countersign.evidence.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceComparisonTest {

    @Test
    void saysWhichMetricsAreBetter() {
        List<MetricComparison> metrics =
                Objects.requireNonNull(compareBlocks("""
                        {"type": "metrics", "items": [
                          {"label": "WAPE", "value": 0.12, "comparison": "below", "threshold": 0.1, "status": "bad"},
                          {"label": "Coverage", "value": 0.8, "comparison": "above"},
                          {"label": "Bias", "value": -2, "comparison": "equal", "threshold": 0},
                          {"label": "Rows", "value": 5}, {"label": "Gone", "value": 1}, {"label": "Zero", "value": 0}]}""", """
                        {"type": "metrics", "items": [
                          {"label": "WAPE", "value": 0.09, "comparison": "below", "threshold": 0.1, "status": "ok"},
                          {"label": "Coverage", "value": 0.7, "comparison": "above"},
                          {"label": "Bias", "value": 1, "comparison": "equal", "threshold": 0},
                          {"label": "Rows", "value": 5.0}, {"label": "Zero", "value": 2}, {"label": "New", "value": "x"}]}""").metrics());

        assertThat(metrics)
                .extracting(MetricComparison::label, MetricComparison::change, MetricComparison::trend)
                .containsExactly(
                        tuple("WAPE", Change.CHANGED, Trend.BETTER),
                        tuple("Coverage", Change.CHANGED, Trend.WORSE),
                        tuple("Bias", Change.CHANGED, Trend.BETTER),
                        tuple("Rows", Change.SAME, Trend.UNKNOWN),
                        tuple("Zero", Change.CHANGED, Trend.UNKNOWN),
                        tuple("New", Change.ADDED, Trend.UNKNOWN),
                        tuple("Gone", Change.REMOVED, Trend.UNKNOWN));
        assertThat(metrics.get(0).difference()).isEqualByComparingTo("-0.03");
        assertThat(metrics.get(0).relative()).isEqualTo(-0.25);
        assertThat(metrics.get(0).fromStatus()).isEqualTo("bad");
        assertThat(metrics.get(0).toStatus()).isEqualTo("ok");
        assertThat(metrics.get(4).relative()).isNull();
    }

    @Test
    void matchesRowsByTheFirstColumnsThatTellThemApart() {
        TableComparison table = Objects.requireNonNull(compareBlocks(
                        table(
                                "a",
                                "b",
                                "{\"k\": \"x\", \"l\": 1, \"v\": 1}, {\"k\": \"x\", \"l\": 2, \"v\": 1}, {\"k\": \"z\", \"l\": 1, \"v\": 7}"),
                        table(
                                "a",
                                "b",
                                "{\"k\": \"y\", \"l\": 1, \"v\": 3}, {\"k\": \"x\", \"l\": 2, \"v\": 1}, {\"k\": \"x\", \"l\": 1, \"v\": 4}"))
                .table());

        assertThat(table.keyColumns()).containsExactly("k", "l");
        assertThat(List.of(table.added(), table.removed(), table.changed(), table.same()))
                .containsExactly(1, 1, 1, 1);
        assertThat(table.rows())
                .extracting(TableComparison.Row::change)
                .containsExactly(Change.ADDED, Change.CHANGED, Change.REMOVED);
        assertThat(table.rows().get(1).cells().get(2).difference()).isEqualByComparingTo("3");
        assertThat(table.rows().get(1).cells().get(2).change()).isEqualTo(Change.CHANGED);
    }

    @Test
    void matchesRowsByPositionWhenNothingTellsThemApart() {
        TableComparison table = Objects.requireNonNull(compareBlocks(
                        table("a", "b", "{\"k\": 1}, {\"k\": 1}"),
                        table("a", "b", "{\"k\": 1}, {\"k\": 2}, {\"k\": 2}"))
                .table());

        assertThat(table.keyColumns()).isEmpty();
        assertThat(List.of(table.same(), table.changed(), table.added())).containsExactly(1, 1, 1);
    }

    @Test
    void keepsATableThatChangedAltogetherWithinBounds() {
        String rows = String.join(
                ",",
                IntStream.range(0, 2000).mapToObj(i -> "{\"k\": " + i + "}").toList());
        TableComparison table =
                Objects.requireNonNull(compareBlocks(table("a", "b", rows), table("a", "b", rows.replace(": ", ": 9")))
                        .table());

        assertThat(table.rows()).hasSize(500);
        assertThat(table.truncated()).isTrue();
    }

    @Test
    void comparesTextsLineByLine() {
        List<TextLine> lines = Objects.requireNonNull(compareBlocks(
                        "{\"type\": \"markdown\", \"text\": \"one\\ntwo\\nthree\"}",
                        "{\"type\": \"markdown\", \"text\": \"one\\n2\\nthree\\nfour\"}")
                .lines());

        assertThat(lines)
                .containsExactly(
                        new TextLine(Change.SAME, "one"),
                        new TextLine(Change.REMOVED, "two"),
                        new TextLine(Change.ADDED, "2"),
                        new TextLine(Change.SAME, "three"),
                        new TextLine(Change.ADDED, "four"));
    }

    @Test
    void matchesBlocksByTypeAndTitle() {
        EvidenceComparison comparison = EvidenceComparison.of(
                "a",
                document(
                        "{\"type\": \"markdown\", \"title\": \"A\", \"text\": \"x\"}, {\"type\": \"chart\", \"title\": \"C\", \"spec\": {\"n\": 1}}"),
                "b",
                document(
                        "{\"type\": \"chart\", \"title\": \"C\", \"spec\": {\"n\": 2}}, {\"type\": \"link\", \"title\": \"A\"}"));

        assertThat(comparison.identical()).isFalse();
        assertThat(comparison.blocks())
                .extracting(BlockComparison::type, BlockComparison::title, BlockComparison::change)
                .containsExactly(
                        tuple("chart", "C", Change.CHANGED),
                        tuple("link", "A", Change.ADDED),
                        tuple("markdown", "A", Change.REMOVED));
    }

    private static BlockComparison compareBlocks(String from, String to) {
        return EvidenceComparison.of("a", document(from), "b", document(to))
                .blocks()
                .get(0);
    }

    private static String table(String keyLabel, String valueLabel, String rows) {
        return """
                {"type": "table", "columns": [{"key": "k", "label": "%s"}, {"key": "l"}, {"key": "v", "label": "%s"}],
                 "rows": [%s]}""".formatted(keyLabel, valueLabel, rows);
    }

    private static JsonNode document(String blocks) {
        try {
            return new ObjectMapper().readTree("{\"title\": \"t\", \"blocks\": [" + blocks + "]}");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
