package dev.countersign.analytics.evaluate;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One week of a chart: what was sold and, for weeks that were or are forecast, the forecast with its interval. */
final class ChartWeek {
    private @Nullable Double actual;
    private @Nullable Double forecast;
    private @Nullable Double lower;
    private @Nullable Double upper;

    void sold(double volume) {
        actual = volume + (actual == null ? 0 : actual);
    }

    void forecast(double volume, double low, double high) {
        forecast = volume + (forecast == null ? 0 : forecast);
        lower = low + (lower == null ? 0 : lower);
        upper = high + (upper == null ? 0 : upper);
    }

    boolean isForecast() {
        return forecast != null;
    }

    Map<String, Object> toJson(LocalDate date) {
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("date", date.toString());
        put(point, "actual", actual);
        put(point, "forecast", forecast);
        put(point, "lower", lower);
        put(point, "upper", upper);
        return point;
    }

    private static void put(Map<String, Object> point, String name, @Nullable Double value) {
        if (value != null) {
            point.put(name, Math.round(value));
        }
    }
}
