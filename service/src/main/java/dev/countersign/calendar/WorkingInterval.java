package dev.countersign.calendar;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time in which people work.
 *
 * @param to exclusive
 */
public record WorkingInterval(Instant from, Instant to) {

    Duration length() {
        return Duration.between(from, to);
    }
}
