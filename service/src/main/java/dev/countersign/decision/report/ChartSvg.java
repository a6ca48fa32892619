package dev.countersign.decision.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws a plot as SVG. Plainer than the web app's chart, with the same values. */
final class ChartSvg {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 240;
    private static final int LEFT = 70;
    private static final int RIGHT = 10;
    private static final int TOP = 10;
    private static final int BOTTOM = 28;
    private static final int TICKS = 5;
    private static final String[] COLOURS = {
        "#0f62fe", "#161616", "#8a3ffc", "#007d79", "#ba4e00", "#9f1853", "#198038", "#6f6f6f"
    };

    private final ChartPlot plot;
    private final PlotAxis x;
    private final PlotRange y = new PlotRange();
    private final Map<String, String> colours = new LinkedHashMap<>();
    private final StringBuilder out = new StringBuilder();

    private ChartSvg(ChartPlot plot) {
        this.plot = plot;
        this.x = PlotAxis.of(plot);
        for (ChartLayer layer : plot.layers()) {
            for (JsonNode row : plot.rows()) {
                y.include(row.path(layer.y()));
                if (layer.y2() != null) {
                    y.include(row.path(layer.y2()));
                } else if (layer.mark().equals("bar") || layer.mark().equals("area")) {
                    y.include(0);
                }
            }
        }
    }

    /** An {@code svg} element with a legend below it. */
    static String draw(ChartPlot plot) {
        return new ChartSvg(plot).draw();
    }

    private String draw() {
        out.append("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n"
                .formatted(WIDTH, HEIGHT, Html.escape(plot.title().isEmpty() ? "Chart" : plot.title())));
        axes();
        // what lies behind comes first, the lines on top
        plot.layers().stream().filter(layer -> layer.mark().equals("area")).forEach(this::layer);
        plot.layers().stream().filter(layer -> !layer.mark().equals("area")).forEach(this::layer);
        out.append("</svg>\n");
        legend();
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    private void axes() {
        for (int i = 0; i <= TICKS; i++) {
            double value = y.low() + (y.high() - y.low()) * i / TICKS;
            double at = vertical(value);
            out.append("<line x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\" stroke=\"#e0e0e0\"/>%n"
                    .formatted(LEFT, WIDTH - RIGHT, place(at), place(at)));
            out.append("<text x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>%n"
                    .formatted(LEFT - 6, place(at + 4), Html.number(Math.round(value * 1e4) / 1e4)));
        }
        for (PlotAxis.Tick tick : x.ticks()) {
            out.append("<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>%n"
                    .formatted(place(horizontal(tick.share())), HEIGHT - 8, Html.escape(tick.label())));
        }
    }

    private void layer(ChartLayer layer) {
        Map<String, List<JsonNode>> series = new LinkedHashMap<>();
        for (JsonNode row : plot.rows()) {
            if (row.path(layer.y()).isNumber()) {
                String name = layer.colourField() == null
                        ? layer.name() == null ? layer.y() : layer.name()
                        : row.path(layer.colourField()).asText();
                series.computeIfAbsent(name, key -> new ArrayList<>()).add(row);
            }
        }
        series.forEach((name, rows) -> {
            String colour = layer.y2() == null
                    ? colours.computeIfAbsent(name, key -> COLOURS[colours.size() % COLOURS.length])
                    : COLOURS[0];
            switch (layer.mark()) {
                case "area" -> area(layer, rows, colour);
                case "bar" -> rows.forEach(row -> bar(layer, row, colour));
                case "point", "circle" -> rows.forEach(row -> point(layer, row, colour));
                default -> line(layer, rows, colour);
            }
        });
    }

    private void line(ChartLayer layer, List<JsonNode> rows, String colour) {
        StringBuilder points = new StringBuilder();
        x.sorted(rows)
                .forEach(row -> points.append(place(horizontal(x.share(row))))
                        .append(',')
                        .append(place(vertical(row.path(layer.y()).doubleValue())))
                        .append(' '));
        out.append("<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" points=\"%s\"/>%n"
                .formatted(colour, points.toString().strip()));
    }

    private void area(ChartLayer layer, List<JsonNode> rows, String colour) {
        List<JsonNode> sorted = x.sorted(rows);
        StringBuilder points = new StringBuilder();
        sorted.forEach(row -> points.append(place(horizontal(x.share(row))))
                .append(',')
                .append(place(vertical(row.path(layer.y()).doubleValue())))
                .append(' '));
        for (int i = sorted.size() - 1; i >= 0; i--) {
            double edge =
                    layer.y2() == null ? 0 : sorted.get(i).path(layer.y2()).doubleValue();
            points.append(place(horizontal(x.share(sorted.get(i)))))
                    .append(',')
                    .append(place(vertical(edge)))
                    .append(' ');
        }
        out.append("<polygon fill=\"%s\" fill-opacity=\"0.2\" points=\"%s\"/>%n"
                .formatted(colour, points.toString().strip()));
    }

    private void bar(ChartLayer layer, JsonNode row, String colour) {
        double value = vertical(row.path(layer.y()).doubleValue());
        double zero = vertical(0);
        double width = Math.max(1, (WIDTH - LEFT - RIGHT) * 0.8 / Math.max(1, x.size()));
        out.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>%n"
                .formatted(
                        place(horizontal(x.share(row)) - width / 2),
                        place(Math.min(value, zero)),
                        place(width),
                        place(Math.abs(value - zero)),
                        colour));
    }

    private void point(ChartLayer layer, JsonNode row, String colour) {
        out.append("<circle cx=\"%s\" cy=\"%s\" r=\"3\" fill=\"%s\"/>%n"
                .formatted(
                        place(horizontal(x.share(row))),
                        place(vertical(row.path(layer.y()).doubleValue())),
                        colour));
    }

    private void legend() {
        if (colours.size() > 1 || plot.layers().size() > 1) {
            out.append("<p class=\"legend\">");
            colours.forEach((name, colour) -> out.append(
                    "<span><svg viewBox=\"0 0 10 10\"><rect width=\"10\" height=\"10\" fill=\"%s\"/></svg> %s</span> "
                            .formatted(colour, Html.escape(name))));
            out.append("</p>\n");
        }
    }

    private static double horizontal(double share) {
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private double vertical(double value) {
        return TOP + (y.high() - value) / (y.high() - y.low()) * (HEIGHT - TOP - BOTTOM);
    }

    private static String place(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }
}
