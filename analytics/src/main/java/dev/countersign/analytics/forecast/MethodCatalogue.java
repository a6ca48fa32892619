package dev.countersign.analytics.forecast;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** All methods by name. */
final class MethodCatalogue {
    /** The choice of letting the backtest weigh the methods against each other, series by series. */
    static final String MIX = "mix";

    static final List<SeriesMethod> PER_SERIES = List.of(
            new Naive(),
            new MeanOfLast(4),
            new MeanOfLast(52),
            new SeasonalNaive(),
            new Theta(),
            new HoltWinters(),
            new DynamicRegression());

    /** What is mixed unless the parameters say otherwise. */
    static final List<String> DEFAULT =
            List.of("mean-4", "theta", "holt-winters", "dynamic-regression", GlobalTrees.ID);

    private MethodCatalogue() {}

    /** Names of all single methods. */
    static List<String> ids() {
        return Stream.concat(PER_SERIES.stream().map(SeriesMethod::id), Stream.of(GlobalTrees.ID))
                .toList();
    }

    /** The method's name for what a person or a form calls it; empty when it is none. */
    static Optional<String> canonical(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        String id = switch (lower) {
            case "auto", "best" -> MIX;
            case "regression" -> "dynamic-regression";
            case "trees" -> GlobalTrees.ID;
            default -> lower;
        };
        return id.equals(MIX) || ids().contains(id) ? Optional.of(id) : Optional.empty();
    }

    /** The per-series methods with these names, in the catalogue's order. */
    static List<SeriesMethod> perSeries(List<String> ids) {
        return PER_SERIES.stream().filter(method -> ids.contains(method.id())).toList();
    }
}
