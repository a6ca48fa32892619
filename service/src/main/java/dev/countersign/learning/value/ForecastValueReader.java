package dev.countersign.learning.value;

import dev.countersign.learning.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds the scores up. */
@ApplicationScoped
class ForecastValueReader {

    private final ScoreRepository scores;

    ForecastValueReader(ScoreRepository scores) {
        this.scores = scores;
    }

    /** @param period months that it touches count whole */
    @Transactional
    ForecastValueView read(@Nullable String definition, ValueBy by, Period period) {
        List<PublishedLine> lines =
                scores.valid(definition, month(period.from()), month(period.to().minusNanos(1)));
        Map<String, List<PublishedLine>> groups =
                lines.stream().collect(Collectors.groupingBy(by::nameOf, TreeMap::new, Collectors.toList()));
        Map<String, List<PublishedLine>> sizes = new LinkedHashMap<>();
        List.of("up to 5 %", "5 to 10 %", "10 to 20 %", "above 20 %")
                .forEach(each -> sizes.put(each, new ArrayList<>()));
        lines.stream()
                .filter(each -> each.line().percent() != 0)
                .forEach(each -> sizes.computeIfAbsent(
                                size(Math.abs(each.line().percent())), absent -> new ArrayList<>())
                        .add(each));
        return new ForecastValueView(
                by, ValueGroup.of("all", lines), groups(groups), groups(sizes), scores.versions(definition));
    }

    private static List<ValueGroup> groups(Map<String, List<PublishedLine>> lines) {
        return lines.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> ValueGroup.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String size(double percent) {
        if (percent <= 5) {
            return "up to 5 %";
        }
        if (percent <= 10) {
            return "5 to 10 %";
        }
        return percent <= 20 ? "10 to 20 %" : "above 20 %";
    }

    private static String month(java.time.Instant moment) {
        return YearMonth.from(moment.atZone(ZoneOffset.UTC)).toString();
    }
}
