package dev.countersign.learning.value;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of the application {@code score}.
 *
 * @param weeks weeks that could be compared
 * @param horizon weeks of the forecast
 * @param missing weeks of series that were due but have no figures
 */
record Score(int weeks, int horizon, long missing, @Nullable LocalDate lastWeek, List<ScoreLine> lines) {

    Score {
        lines = List.copyOf(lines);
    }

    static Score of(Map<?, ?> result) {
        List<ScoreLine> lines = new ArrayList<>();
        if (result.get("lines") instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> line) {
                    lines.add(line(line));
                }
            }
        }
        Object last = result.get("lastWeek");
        return new Score(
                (int) number(result, "weeks"),
                (int) number(result, "horizon"),
                (long) number(result, "missing"),
                last == null ? null : LocalDate.parse(last.toString()),
                lines);
    }

    private static ScoreLine line(Map<?, ?> line) {
        return new ScoreLine(
                String.valueOf(line.get("category")),
                String.valueOf(line.get("month")),
                number(line, "percent"),
                (int) number(line, "weeks"),
                (long) number(line, "rows"),
                number(line, "actual"),
                number(line, "size"),
                number(line, "statistical"),
                number(line, "approved"),
                number(line, "statisticalError"),
                number(line, "approvedError"),
                number(line, "naiveSize"),
                number(line, "naiveError"),
                number(line, "statisticalErrorBesideNaive"),
                number(line, "approvedErrorBesideNaive"));
    }

    private static double number(Map<?, ?> map, String name) {
        return map.get(name) instanceof Number number ? number.doubleValue() : 0;
    }
}
