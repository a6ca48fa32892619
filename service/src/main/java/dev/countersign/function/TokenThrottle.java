package dev.countersign.function;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often an address may call without a sign-in, and how often with tokens that are none. Kept in memory, per node. */
@Singleton
class TokenThrottle {

    /** A bound for the memory that many addresses can take. */
    private static final int MAX_ADDRESSES = 10_000;

    private final FunctionConfig config;
    private final Clock clock;
    private final Map<String, Window> requests = bounded();
    private final Map<String, Window> wrong = bounded();

    private record Window(long number, int count) {}

    TokenThrottle(FunctionConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Seconds that the address has to wait; 0 when it may go on. */
    synchronized int admit(String address) {
        return count(requests, address, 1_000, 1) > config.tokensPerSecond() ? 1 : 0;
    }

    /**
     * Counts a token that is none: seconds that the address has to wait with such ones. Right ones go on, because many
     * callers may share the address of a proxy, and no number of guesses finds a token.
     */
    synchronized int wrong(String address) {
        return count(wrong, address, 60_000, 1) > config.wrongTokensPerMinute() ? 60 : 0;
    }

    private int count(Map<String, Window> windows, String address, long length, int more) {
        long number = clock.millis() / length;
        Window window = windows.get(address);
        int before = window == null || window.number() != number ? 0 : window.count();
        if (more > 0) {
            windows.put(address, new Window(number, before + more));
        }
        return before + more;
    }

    private static Map<String, Window> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
                return size() > MAX_ADDRESSES;
            }
        };
    }
}
