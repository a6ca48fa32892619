package dev.countersign.analytics.evaluate;

import dev.countersign.analytics.forecast.HistoryPanel;
import dev.countersign.analytics.forecast.SalesHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The forecast by category, for people who want to see what a percentage more or less would mean. Small on purpose: it
 * becomes part of a process variable, so that only the largest categories come week by week.
 */
final class WhatIfForecast {
    private static final int WEEKS_SOLD = 52;
    private static final int CATEGORIES = 200;
    private static final int CATEGORIES_BY_WEEK = 20;
    private static final int WEEK = 7;

    private final Map<String, Map<LocalDate, Double>> sold = new TreeMap<>();
    private final Map<String, Map<LocalDate, Double>> forecast = new TreeMap<>();
    private final Map<String, Double> totals = new TreeMap<>();
    private final List<LocalDate> soldDates = new ArrayList<>();
    private final TreeSet<LocalDate> forecastDates = new TreeSet<>();

    private WhatIfForecast(HistoryPanel actual, List<Row> now) {
        int first = Math.max(0, actual.weeks() - WEEKS_SOLD);
        for (int week = first; week < actual.weeks(); week++) {
            soldDates.add(actual.date(week));
        }
        for (SalesHistory history : actual.series()) {
            for (int week = first; week < actual.weeks(); week++) {
                double volume = history.volume()[week];
                if (!Double.isNaN(volume)) {
                    add(sold, history.key().category(), actual.date(week), volume);
                }
            }
        }
        for (Row row : now) {
            String category = row.getAs("category");
            double volume = row.getAs("forecast");
            LocalDate date = row.getDate(0).toLocalDate();
            add(forecast, category, date, volume);
            totals.merge(category, volume, Double::sum);
            forecastDates.add(date);
        }
    }

    /** {@code actualFrom}, {@code forecastFrom}, {@code stepDays}, and {@code categories}, the largest first. */
    static Map<String, Object> of(HistoryPanel actual, List<Row> now) {
        return new WhatIfForecast(actual, now).toJson();
    }

    private Map<String, Object> toJson() {
        List<LocalDate> dates = List.copyOf(forecastDates);
        List<Map<String, Object>> categories = totals.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(CATEGORIES)
                .map(entry -> category(entry.getKey(), entry.getValue()))
                .toList();
        for (int i = 0; i < Math.min(CATEGORIES_BY_WEEK, categories.size()); i++) {
            Map<String, Object> category = categories.get(i);
            String name = String.valueOf(category.get("category"));
            category.put("actual", weeks(sold.getOrDefault(name, Map.of()), soldDates));
            category.put("forecast", weeks(forecast.getOrDefault(name, Map.of()), dates));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("actualFrom", soldDates.isEmpty() ? null : soldDates.get(0).toString());
        json.put("forecastFrom", dates.get(0).toString());
        json.put("stepDays", dates.size() < 2 ? WEEK : ChronoUnit.DAYS.between(dates.get(0), dates.get(1)));
        json.put("categories", categories);
        return json;
    }

    private static Map<String, Object> category(String name, double total) {
        Map<String, Object> category = new LinkedHashMap<>();
        category.put("category", name);
        category.put("total", Math.round(total));
        return category;
    }

    /** A week without a value is null. */
    private static List<@Nullable Long> weeks(Map<LocalDate, Double> values, List<LocalDate> dates) {
        List<@Nullable Long> weeks = new ArrayList<>();
        for (LocalDate date : dates) {
            Double value = values.get(date);
            weeks.add(value == null ? null : Math.round(value));
        }
        return weeks;
    }

    private static void add(
            Map<String, Map<LocalDate, Double>> byCategory, String category, LocalDate date, double volume) {
        byCategory.computeIfAbsent(category, absent -> new TreeMap<>()).merge(date, volume, Double::sum);
    }
}
