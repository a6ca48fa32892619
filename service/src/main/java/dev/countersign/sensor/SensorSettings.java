package dev.countersign.sensor;

import dev.countersign.externaltask.TaskInputs;
import java.time.Duration;
import java.util.Optional;

/**
 * How a sensor waits.
 *
 * @param poke pause between two looks
 * @param timeout how long it waits at most; for ever when empty
 * @param onTimeout {@code fail}, {@code error} or {@code complete}
 * @param maxFailures failed looks in a row that end it
 * @param stableFor for how long what is found must not have changed
 */
record SensorSettings(
        Duration poke, Optional<Duration> timeout, String onTimeout, int maxFailures, Duration stableFor) {

    static final String FAIL = "fail";
    static final String ERROR = "error";
    static final String COMPLETE = "complete";

    private static final Duration LONGEST = Duration.ofDays(3650);

    /** @throws IllegalArgumentException naming the input parameter and what is wrong with it */
    static SensorSettings read(TaskInputs inputs) {
        return new SensorSettings(
                inputs.duration("poke", Duration.ofSeconds(1), Duration.ofDays(7))
                        .orElse(Duration.ofMinutes(1)),
                inputs.duration("timeout", Duration.ofSeconds(1), LONGEST),
                inputs.choice("onTimeout", FAIL, ERROR, COMPLETE),
                inputs.integer("maxFailures", 10, 1, 10_000),
                inputs.duration("stableFor", Duration.ZERO, Duration.ofDays(7)).orElse(Duration.ZERO));
    }
}
