package dev.countersign.learning.value;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How well forecasts did. Errors are WAPE, fractions: 0.085 is 8.5 %. A measure without data is null.
 *
 * @param name team, person, category, month or size of overrides; {@code all} for everything
 * @param forecasts published forecasts
 * @param overrides overrides: categories of a forecast that somebody changed
 * @param helped those of them that made the error smaller
 * @param helpedShare helped / overrides
 * @param actual what was sold
 * @param naive error of the naive forecast, on the weeks that have one
 * @param statistical error of the statistical forecast
 * @param approved error of the forecast with overrides
 * @param valueOfModel naive minus statistical error, on the weeks that have a naive forecast: what the model added
 * @param valueOfOverrides statistical minus approved error: what people added. Negative: they made it worse
 * @param valueWhereOverridden the same on overridden categories alone
 * @param statisticalBias (statistical minus sold) / sold
 * @param approvedBias (approved minus sold) / sold
 * @param meanPercent mean size of the overrides, sign left out, in percent
 */
@Schema(examples = """
                {"name": "forecast-reviewers", "forecasts": 6, "overrides": 4, "helped": 3, "helpedShare": 0.75, \
                "actual": 120000.0, "naive": 0.31, "statistical": 0.12, "approved": 0.11, "valueOfModel": 0.19, \
                "valueOfOverrides": 0.01, "valueWhereOverridden": 0.03, "statisticalBias": 0.02, "approvedBias": 0.01, \
                "meanPercent": 6.5}""")
record ValueGroup(
        String name,
        int forecasts,
        int overrides,
        int helped,
        @Nullable Double helpedShare,
        double actual,
        @Nullable Double naive,
        @Nullable Double statistical,
        @Nullable Double approved,
        @Nullable Double valueOfModel,
        @Nullable Double valueOfOverrides,
        @Nullable Double valueWhereOverridden,
        @Nullable Double statisticalBias,
        @Nullable Double approvedBias,
        @Nullable Double meanPercent) {

    static ValueGroup of(String name, List<PublishedLine> lines) {
        Sums all = new Sums(lines);
        List<PublishedLine> overridden =
                lines.stream().filter(each -> each.line().percent() != 0).toList();
        Sums there = new Sums(overridden);
        Map<String, Sums> overrides = overridden.stream()
                .collect(Collectors.groupingBy(
                        PublishedLine::override, Collectors.collectingAndThen(Collectors.toList(), Sums::new)));
        int helped = (int) overrides.values().stream()
                .filter(each -> each.approvedError < each.statisticalError)
                .count();
        return new ValueGroup(
                name,
                (int) lines.stream().map(PublishedLine::publication).distinct().count(),
                overrides.size(),
                helped,
                ratio(helped, overrides.size()),
                all.actual,
                ratio(all.naiveError, all.naiveSize),
                ratio(all.statisticalError, all.size),
                ratio(all.approvedError, all.size),
                ratio(all.naiveError - all.statisticalErrorBesideNaive, all.naiveSize),
                ratio(all.statisticalError - all.approvedError, all.size),
                ratio(there.statisticalError - there.approvedError, there.size),
                ratio(all.statistical - all.actual, all.size),
                ratio(all.approved - all.actual, all.size),
                ratio(
                        overrides.values().stream()
                                .mapToDouble(each -> Math.abs(each.percent))
                                .sum(),
                        overrides.size()));
    }

    private static @Nullable Double ratio(double numerator, double denominator) {
        return denominator > 0 ? numerator / denominator : null;
    }

    /** The sums of some lines. */
    private static final class Sums {
        private double actual;
        private double size;
        private double statistical;
        private double approved;
        private double statisticalError;
        private double approvedError;
        private double naiveSize;
        private double naiveError;
        private double statisticalErrorBesideNaive;
        private double percent;

        Sums(List<PublishedLine> lines) {
            for (PublishedLine each : lines) {
                ScoreLine line = each.line();
                actual += line.actual();
                size += line.size();
                statistical += line.statistical();
                approved += line.approved();
                statisticalError += line.statisticalError();
                approvedError += line.approvedError();
                naiveSize += line.naiveSize();
                naiveError += line.naiveError();
                statisticalErrorBesideNaive += line.statisticalErrorBesideNaive();
                percent = line.percent();
            }
        }
    }
}
