package dev.countersign.job.claimed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a server shows now or showed a moment ago: one call serves all jobs of a round.
 *
 * @param <T> what it shows
 */
public class RecentListing<T> {

    private static final Duration FRESH = Duration.ofMillis(400);
    private static final Duration AWAY = Duration.ofSeconds(4);

    private final Supplier<T> call;
    private final Clock clock;
    private Optional<T> seen = Optional.empty();
    private @Nullable Instant until;

    /** @param call throws {@link ServerAwayException} when there is no answer */
    public RecentListing(Supplier<T> call, Clock clock) {
        this.call = call;
        this.clock = clock;
    }

    /** Empty when the server does not answer; then it is left alone for a while, so that a round goes on. */
    public synchronized Optional<T> now() {
        if (until == null || clock.instant().isAfter(until)) {
            try {
                seen = Optional.of(call.get());
                until = clock.instant().plus(FRESH);
            } catch (ServerAwayException e) {
                seen = Optional.empty();
                until = clock.instant().plus(AWAY);
            }
        }
        return seen;
    }
}
