package dev.countersign.analytics.forecast;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What to forecast and how.
 *
 * @param horizon weeks ahead, 1 to 52
 * @param methods names of the methods to weigh against each other; one name forces that method
 * @param maximumOrigins how many past origins the backtest goes back, at most
 * @param threads threads of the boosted trees
 * @param seed fixes every random choice
 */
public record ForecastSettings(int horizon, List<String> methods, int maximumOrigins, int threads, long seed) {
    public static final int LONGEST_HORIZON = 52;
    public static final int DEFAULT_HORIZON = 12;
    private static final int ORIGINS = 8;
    private static final long SEED = 20_240_101;
    private static final int SHORTEST_SPACING = 4;

    public ForecastSettings {
        if (horizon < 1 || horizon > LONGEST_HORIZON) {
            throw new IllegalArgumentException("horizon " + horizon);
        }
        methods = List.copyOf(methods);
    }

    /** The default methods and backtest for a horizon. */
    public static ForecastSettings of(int horizon) {
        return new ForecastSettings(horizon, MethodCatalogue.DEFAULT, ORIGINS, 2, SEED);
    }

    public ForecastSettings withMethods(List<String> chosen) {
        return new ForecastSettings(horizon, chosen, maximumOrigins, threads, seed);
    }

    public ForecastSettings withThreads(int number) {
        return new ForecastSettings(horizon, methods, maximumOrigins, number, seed);
    }

    /**
     * The origins of the backtest in a history of so many weeks, oldest first: the number of weeks known at each. They are
     * a horizon apart, so that what an older origin forecast is known at the next one.
     */
    List<Integer> origins(int weeks) {
        int spacing = Math.max(horizon, SHORTEST_SPACING);
        int shortest = Math.max(12, Math.min(104, weeks / 2));
        int possible = Math.max(0, (weeks - shortest) / spacing);
        int count = Math.min(maximumOrigins, possible);
        return IntStream.iterate(count, back -> back > 0, back -> back - 1)
                .mapToObj(back -> weeks - back * spacing)
                .toList();
    }
}
