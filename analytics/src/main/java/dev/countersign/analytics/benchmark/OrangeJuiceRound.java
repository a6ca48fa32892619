package dev.countersign.analytics.benchmark;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One round of the protocol: train up to a week, skip one week, forecast the two after it.
 *
 * @param lastTrainingWeek the last week whose volumes are known
 */
record OrangeJuiceRound(int lastTrainingWeek) {
    static final int ROUNDS = 12;
    private static final int FIRST_ROUND_LAST_WEEK = 135;

    /** The twelve published rounds: training ends 135, 137, ..., 157. */
    static List<OrangeJuiceRound> all() {
        return IntStream.range(0, ROUNDS)
                .mapToObj(round -> new OrangeJuiceRound(FIRST_ROUND_LAST_WEEK + 2 * round))
                .toList();
    }

    /** Two and three weeks ahead. */
    int[] forecastWeeks() {
        return new int[] {lastTrainingWeek + 2, lastTrainingWeek + 3};
    }
}
