package dev.countersign.decision.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EvidenceHtmlTest {

    private static final String DATA = """
            "data": {"values": [
              {"date": "2026-01-04", "group": "A", "actual": 10, "forecast": null, "lower": null, "upper": null},
              {"date": "2026-01-11", "group": "A", "actual": 30, "forecast": 20, "lower": 10, "upper": 40},
              {"date": "2026-01-18", "group": "B", "actual": null, "forecast": 25, "lower": 15, "upper": 35}]}""";

    private static final String LAYERS = """
            "layer": [
              {"mark": {"type": "area"}, "encoding": {"x": {"field": "date", "type": "temporal"},
                "y": {"field": "lower", "type": "quantitative"}, "y2": {"field": "upper"}}},
              {"mark": {"type": "line"}, "encoding": {"x": {"field": "date", "type": "temporal"},
                "y": {"field": "actual", "type": "quantitative"}, "color": {"datum": "Sold"}}},
              {"mark": {"type": "line"}, "encoding": {"x": {"field": "date", "type": "temporal"},
                "y": {"field": "forecast", "type": "quantitative"}, "color": {"datum": "Forecast"}}}]""";

    @Test
    void drawsTheForecastChart() {
        String html = chart("{%s, %s}".formatted(DATA, LAYERS));

        assertThat(occurrences(html, "<polyline")).isEqualTo(2);
        assertThat(occurrences(html, "<polygon")).isEqualTo(1);
        // 10 to 40 over 202 points of height from 10: 30 lies a third down, 10 at the bottom
        assertThat(html).contains("points=\"70.0,212.0 390.0,77.3\"").contains("Sold", "Forecast", "2026-01-18");
    }

    @Test
    void drawsOneLineForEachColour() {
        String html = chart("""
                {%s, "mark": {"type": "line"}, "encoding": {"x": {"field": "date", "type": "temporal"},
                 "y": {"field": "upper", "type": "quantitative"}, "color": {"field": "group", "type": "nominal"}}}""".formatted(DATA));

        assertThat(occurrences(html, "<polyline")).isEqualTo(2);
        assertThat(html).contains("</svg> A</span>", "</svg> B</span>");
    }

    @Test
    void drawsRowsOfPlots() {
        String html =
                chart("{%s, \"facet\": {\"row\": {\"field\": \"group\"}}, \"spec\": {%s}}".formatted(DATA, LAYERS));

        assertThat(html).contains("<h5>A</h5>", "<h5>B</h5>");
        assertThat(occurrences(html, "<figure>")).isEqualTo(2);
    }

    @Test
    void drawsBars() {
        String html = chart("""
                {"data": {"values": [{"name": "x", "n": 4}, {"name": "y", "n": 2}]}, "mark": "bar",
                 "encoding": {"x": {"field": "name", "type": "nominal"}, "y": {"field": "n", "type": "quantitative"}}}""");

        assertThat(occurrences(html, "<rect")).isEqualTo(2);
    }

    @Test
    void givesTheValuesOfWhatItCannotDraw() {
        String html = chart("{%s, \"mark\": \"boxplot\"}".formatted(DATA));

        assertThat(html)
                .doesNotContain("<svg")
                .contains(
                        "This chart cannot be drawn here; these are its values.", "<td>2026-01-11</td>", "<td>40</td>");
        assertThat(chart("""
                {%s, "mark": "line", "encoding": {"x": {"field": "date"}, "y": {"field": "upper", "aggregate": "sum"}}}""".formatted(DATA))).doesNotContain("<svg");
    }

    @Test
    void letsNoMarkupThrough() {
        String html = html("""
                {"title": "<script>1</script>", "summary": "a & b", "blocks": [
                 {"type": "metrics", "items": [{"label": "<b>", "value": 0.085, "format": "percent", "unit": "\\"u", "threshold": 0.1, "comparison": "below", "status": "ok"}]},
                 {"type": "table", "columns": [{"key": "k", "label": "<i>"}], "rows": [{"k": "<img src=x>"}]},
                 {"type": "markdown", "text": "# <a href='javascript:1'>"},
                 {"type": "link", "label": "<u>", "href": "https://x/?a=1&b=\\"2"}]}""");

        assertThat(html)
                .doesNotContain("<script", "<b>", "<i>", "<img", "<a ", "<u>")
                .contains("&lt;script&gt;", "a &amp; b", "8.5 % &quot;u", "below 10.0 %");
    }

    private static String chart(String spec) {
        return html("{\"title\": \"t\", \"blocks\": [{\"type\": \"chart\", \"spec\": " + spec + "}]}");
    }

    private static String html(String document) {
        try {
            return EvidenceHtml.of(new ObjectMapper().readTree(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long occurrences(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }
}
