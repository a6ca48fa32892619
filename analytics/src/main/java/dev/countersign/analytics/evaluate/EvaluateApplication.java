package dev.countersign.analytics.evaluate;

import dev.countersign.analytics.forecast.ForecastFiles;
import dev.countersign.analytics.forecast.HistoryPanel;
import dev.countersign.analytics.forecast.HistoryReader;
import dev.countersign.analytics.forecast.SalesHistory;
import dev.countersign.analytics.panel.Panel;
import dev.countersign.analytics.runner.BadInputException;
import dev.countersign.analytics.runner.JobRun;
import dev.countersign.analytics.runner.Json;
import dev.countersign.analytics.runner.Outcome;
import dev.countersign.analytics.runner.SparkApplication;
import dev.countersign.analytics.runner.SparkApplicationRunner;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Scores the past forecasts that a forecast left behind against the snapshot's sales, and writes the evidence for the person
 * who approves it.
 */
public final class EvaluateApplication implements SparkApplication {
    private static final String READ = "Reading forecast and sales";
    private static final String SCORE = "Comparing past forecasts with sales";
    private static final int CATEGORIES_IN_RESULT = 20;
    private static final int CATEGORY_CHARTS = 6;

    public static void main(String... arguments) {
        SparkApplicationRunner.main(new EvaluateApplication(), arguments);
    }

    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public Set<String> parameters() {
        return Set.of("snapshot", "forecast");
    }

    @Override
    public List<String> steps() {
        return List.of(READ, SCORE);
    }

    @Override
    public Outcome run(JobRun run) {
        Path snapshot = Path.of(run.parameters().text("snapshot"));
        Panel.requireSnapshot(snapshot);
        Path forecast = Path.of(run.parameters().text("forecast"));
        ForecastFiles.requireForecast(forecast);
        SparkSession spark = run.spark();
        HistoryPanel actual =
                HistoryReader.read(spark, snapshot, Optional.empty()).panel();
        List<Row> now = ForecastFiles.forecast(spark, forecast).orderBy("date").collectAsList();
        if (now.isEmpty()) {
            throw new BadInputException("empty-forecast", "The forecast at " + forecast + " is empty.", "forecast");
        }
        run.step(SCORE);
        Evaluation evaluation = evaluation(Backtest.read(spark, forecast, actual), actual, now);
        Map<String, Object> result = result(run.output(), evaluation);
        result.put("whatIf", WhatIfForecast.of(actual, now));
        Json.write(run.workFolder().resolve("evaluation.json"), result);
        return new Outcome(result, new EvaluationEvidence(evaluation).document());
    }

    private static Evaluation evaluation(Backtest backtest, HistoryPanel actual, List<Row> now) {
        Map<String, Double> totals = new TreeMap<>();
        Set<String> series = new HashSet<>();
        Set<String> noted = new HashSet<>();
        ForecastChart total = new ForecastChart();
        Map<String, ForecastChart> charts = new TreeMap<>();
        for (SalesHistory history : actual.series()) {
            for (int week = 0; week < actual.weeks(); week++) {
                double volume = history.volume()[week];
                if (!Double.isNaN(volume)) {
                    total.week(actual.date(week)).sold(volume);
                    chart(charts, history.key().category())
                            .week(actual.date(week))
                            .sold(volume);
                }
            }
        }
        for (BacktestWeek week : backtest.weeks()) {
            total.week(week.date()).forecast(week.forecast(), week.lower(), week.upper());
            chart(charts, week.category()).week(week.date()).forecast(week.forecast(), week.lower(), week.upper());
        }
        for (Row row : now) {
            String category = row.getAs("category");
            double volume = row.getAs("forecast");
            double lower = row.getAs("lower");
            double upper = row.getAs("upper");
            LocalDate date = row.getDate(0).toLocalDate();
            totals.merge(category, volume, Double::sum);
            series.add(row.getAs("series"));
            if (row.getAs("note") != null) {
                noted.add(row.getAs("series"));
            }
            total.week(date).forecast(volume, lower, upper);
            chart(charts, category).week(date).forecast(volume, lower, upper);
        }
        return new Evaluation(
                backtest,
                now.get(0).getDate(0).toLocalDate(),
                now.get(now.size() - 1).getDate(0).toLocalDate(),
                totals,
                series.size(),
                noted.size(),
                total,
                largest(charts, totals));
    }

    private static ForecastChart chart(Map<String, ForecastChart> charts, String category) {
        return charts.computeIfAbsent(category, absent -> new ForecastChart());
    }

    private static Map<String, ForecastChart> largest(Map<String, ForecastChart> charts, Map<String, Double> totals) {
        Map<String, ForecastChart> largest = new LinkedHashMap<>();
        totals.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(CATEGORY_CHARTS)
                .forEach(entry -> largest.put(entry.getKey(), chart(charts, entry.getKey())));
        return largest;
    }

    private static Map<String, Object> result(Path output, Evaluation evaluation) {
        Accuracy total = evaluation.backtest().total();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("evaluation", output.toString());
        result.put("wape", share(total.wape()));
        result.put("mape", share(total.mape()));
        result.put("mase", share(total.mase()));
        result.put("bias", share(total.bias()));
        result.put("coverage", share(total.coverage()));
        result.put("baselineWape", share(total.baselineWape()));
        result.put("improvement", share(total.improvement()));
        result.put("origins", evaluation.backtest().origins().size());
        result.put("rows", total.rows());
        result.put(
                "worstCategory",
                evaluation.worstCategory().map(EvaluateApplication::category).orElse(null));
        result.put(
                "categories",
                evaluation.categories().stream()
                        .limit(CATEGORIES_IN_RESULT)
                        .map(EvaluateApplication::category)
                        .toList());
        return result;
    }

    private static Map<String, Object> category(Map.Entry<String, Accuracy> entry) {
        Map<String, Object> category = new LinkedHashMap<>();
        category.put("name", entry.getKey());
        category.put("wape", share(entry.getValue().wape()));
        return category;
    }

    /** A measure without data is null, which the review policy takes as unknown. */
    private static @Nullable Double share(double value) {
        return Double.isNaN(value) ? null : EvaluationEvidence.share(value);
    }
}
