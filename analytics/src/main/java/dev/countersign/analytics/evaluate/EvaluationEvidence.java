package dev.countersign.analytics.evaluate;

import dev.countersign.analytics.evidence.Column;
import dev.countersign.analytics.evidence.EvidenceDocument;
import dev.countersign.analytics.evidence.Format;
import dev.countersign.analytics.evidence.Metric;
import dev.countersign.analytics.evidence.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The document that a person approves a forecast with: figures first, then pictures, then where to look closer. */
final class EvaluationEvidence {
    /** Above this error, or on the wrong side of the baseline, the review policy asks for two people. */
    private static final double LARGEST_WAPE = 0.25;

    private static final double LARGEST_BIAS = 0.1;
    private static final double SMALLEST_COVERAGE = 0.6;
    private static final int OUTLIERS = 15;
    private static final int CATEGORY_ROWS = 50;

    private final Evaluation evaluation;
    private final Accuracy total;

    EvaluationEvidence(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.total = evaluation.backtest().total();
    }

    Map<String, Object> document() {
        String title = "Forecast " + evaluation.from() + " to " + evaluation.to();
        if (evaluation.backtest().isEmpty()) {
            return new EvidenceDocument(title, "The history is too short to say how far off this forecast may be.")
                    .chart("Sold and forecast, all series", evaluation.total().spec())
                    .markdown(
                            "There are too few weeks of history to repeat the forecast in the past. **Nothing is known"
                                    + " about its error**, and the range around it is a rule of thumb.")
                    .toJson();
        }
        EvidenceDocument document = new EvidenceDocument(title, summary())
                .metrics("Accuracy on past weeks", metrics())
                .markdown(explanation())
                .chart("Sold and forecast, all series", evaluation.total().spec());
        if (evaluation.charts().size() > 1) {
            document.chart("Sold and forecast by category", ForecastChart.spec(evaluation.charts()));
        }
        return document.table("By category", categoryColumns(), categoryRows())
                .table("By weeks ahead", stepColumns(), stepRows())
                .table("Least certain series", outlierColumns(), outlierRows())
                .toJson();
    }

    private String summary() {
        return "On past weeks this way of forecasting was off by " + percent(total.wape()) + " of the volume"
                + (Double.isNaN(total.baselineWape())
                        ? "."
                        : "; repeating last year would have been off by " + percent(total.baselineWape()) + ".");
    }

    private List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>();
        metrics.add(Metric.below(
                "Error (WAPE)",
                share(total.wape()),
                Format.PERCENT,
                LARGEST_WAPE,
                Status.BAD,
                "All absolute errors together, as a part of all units sold."));
        if (!Double.isNaN(total.improvement())) {
            metrics.add(Metric.above(
                    "Better than last year's weeks",
                    share(total.improvement()),
                    Format.PERCENT,
                    0,
                    Status.BAD,
                    "How much smaller the error is than that of repeating the same weeks of last year (seasonal naive,"
                            + " error " + percent(total.baselineWape()) + ")."));
        }
        metrics.add(new Metric(
                "Bias",
                share(total.bias()),
                Format.PERCENT,
                Math.abs(total.bias()) < LARGEST_BIAS ? Status.OK : Status.WARN,
                Math.copySign(LARGEST_BIAS, total.bias()),
                total.bias() < 0 ? "above" : "below",
                "Negative: too low on the whole; positive: too high."));
        metrics.add(Metric.above(
                "Actuals inside the range",
                share(total.coverage()),
                Format.PERCENT,
                SMALLEST_COVERAGE,
                Status.WARN,
                "The range is meant to hold 80 % of the weeks."));
        if (!Double.isNaN(total.mape())) {
            metrics.add(Metric.of(
                    "Mean error of a week (MAPE)",
                    share(total.mape()),
                    Format.PERCENT,
                    Status.INFO,
                    "Every series and week counts the same, small ones too."));
        }
        if (!Double.isNaN(total.mase())) {
            metrics.add(Metric.of(
                    "Error against last week's value (MASE)",
                    Math.round(total.mase() * 100) / 100.0,
                    Format.NUMBER,
                    Status.INFO,
                    "1 is the error of taking last week's volume for the next week."));
        }
        metrics.add(Metric.of("Series", evaluation.series(), Format.INTEGER, Status.INFO, null));
        return metrics;
    }

    private String explanation() {
        StringBuilder text = new StringBuilder();
        int origins = evaluation.backtest().origins().size();
        text.append("**How this was measured.** The forecast was repeated as it would have been made on ")
                .append(origins)
                .append(origins == 1 ? " past date (" : " past dates (")
                .append(String.join(
                        ", ",
                        evaluation.backtest().origins().stream()
                                .map(Object::toString)
                                .toList()))
                .append("), each time with nothing but the sales known by then, and compared with what was sold.\n\n");
        text.append("**What it means.** Out of 100 units sold, the forecast misplaced about ")
                .append(Math.round(100 * total.wape()))
                .append(". On the whole it was ")
                .append(biasInWords())
                .append(". About ")
                .append(Math.round(10 * total.coverage()))
                .append(" in 10 weeks ended inside the shaded range.");
        evaluation
                .worstCategory()
                .filter(worst -> evaluation.categories().size() > 1)
                .ifPresent(worst -> text.append(" The least certain category is ")
                        .append(worst.getKey())
                        .append(" with an error of ")
                        .append(percent(worst.getValue().wape()))
                        .append('.'));
        if (evaluation.notes() > 0) {
            text.append("\n\n")
                    .append(evaluation.notes())
                    .append(evaluation.notes() == 1 ? " series has" : " series have")
                    .append(" too little history for the chosen methods and carry on their last weeks.");
        }
        text.append(
                "\n\nPrices and promotions of the weeks to come are not known to the forecast; it takes them to stay"
                        + " as they are. The shaded range of a total adds up the ranges of its series, so it is wide on purpose.");
        return text.toString();
    }

    private String biasInWords() {
        double bias = total.bias();
        if (Math.abs(bias) < 0.005) {
            return "neither too high nor too low";
        }
        return percent(Math.abs(bias)) + " too " + (bias > 0 ? "high" : "low");
    }

    private static List<Column> categoryColumns() {
        return List.of(
                new Column("name", "Category", Format.TEXT),
                new Column("sold", "Sold in the past weeks", Format.INTEGER),
                new Column("forecast", "Forecast in total", Format.INTEGER),
                new Column("wape", "Error", Format.PERCENT),
                new Column("baseline", "Error of last year's weeks", Format.PERCENT),
                new Column("bias", "Bias", Format.PERCENT),
                new Column("coverage", "Inside the range", Format.PERCENT));
    }

    private List<Map<String, Object>> categoryRows() {
        return evaluation.categories().stream()
                .limit(CATEGORY_ROWS)
                .map(entry -> {
                    Map<String, Object> row = row("name", entry.getKey(), entry.getValue());
                    Double forecast = evaluation.forecastTotals().get(entry.getKey());
                    if (forecast != null) {
                        row.put("forecast", Math.round(forecast));
                    }
                    return row;
                })
                .toList();
    }

    private static List<Column> stepColumns() {
        return List.of(
                new Column("weeks", "Weeks ahead", Format.TEXT),
                new Column("wape", "Error", Format.PERCENT),
                new Column("bias", "Bias", Format.PERCENT),
                new Column("coverage", "Inside the range", Format.PERCENT));
    }

    private List<Map<String, Object>> stepRows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        evaluation.backtest().by(week -> (week.step() - 1) / 4).forEach((group, accuracy) -> {
            int last = Math.min(4 * group + 4, lastStep());
            rows.add(row("weeks", (4 * group + 1) + " to " + last, accuracy));
        });
        return rows;
    }

    private int lastStep() {
        return evaluation.backtest().weeks().stream()
                .mapToInt(BacktestWeek::step)
                .max()
                .orElse(0);
    }

    private static List<Column> outlierColumns() {
        return List.of(
                new Column("name", "Series", Format.TEXT),
                new Column("sold", "Sold in the past weeks", Format.INTEGER),
                new Column("wape", "Error", Format.PERCENT),
                new Column("baseline", "Error of last year's weeks", Format.PERCENT),
                new Column("bias", "Bias", Format.PERCENT),
                new Column("share", "Part of all error", Format.PERCENT));
    }

    private List<Map<String, Object>> outlierRows() {
        return evaluation.outliers(OUTLIERS).stream()
                .map(entry -> {
                    Map<String, Object> row = row("name", entry.getKey(), entry.getValue());
                    row.put("share", share(entry.getValue().absoluteError() / total.absoluteError()));
                    return row;
                })
                .toList();
    }

    private static Map<String, Object> row(String key, String name, Accuracy accuracy) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(key, name);
        row.put("sold", Math.round(accuracy.sold()));
        put(row, "wape", accuracy.wape());
        put(row, "baseline", accuracy.baselineWape());
        put(row, "bias", accuracy.bias());
        put(row, "coverage", accuracy.coverage());
        return row;
    }

    private static void put(Map<String, Object> row, String key, double value) {
        if (!Double.isNaN(value)) {
            row.put(key, share(value));
        }
    }

    /** Four decimals: a hundredth of a percent. */
    static double share(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
