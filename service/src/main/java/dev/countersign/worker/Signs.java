package dev.countersign.worker;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;

/**
 * Signs of life that came in at this node and are not yet written down: a worker may ask several times a second, the database
 * hears of it once a round. A request that waits for tasks is one sign for as long as it is open.
 */
@ApplicationScoped
class Signs {

    private final ConcurrentMap<Sign, Instant> seen = new ConcurrentHashMap<>();
    private final Queue<OpenFetch> open = new ConcurrentLinkedQueue<>();
    private final Clock clock;

    Signs(Clock clock) {
        this.clock = clock;
    }

    /** A request that waits for tasks; closed when it is answered or its connection is gone. */
    record OpenFetch(List<Sign> signs) {
        OpenFetch {
            signs = List.copyOf(signs);
        }
    }

    void see(Sign sign) {
        seen.put(sign, clock.instant());
    }

    OpenFetch open(List<Sign> signs) {
        OpenFetch fetch = new OpenFetch(new ArrayList<>(signs));
        signs.forEach(this::see);
        open.add(fetch);
        return fetch;
    }

    void close(OpenFetch fetch) {
        open.removeIf(each -> each == fetch);
        fetch.signs().forEach(this::see);
    }

    /** What is to be written down now; those of open requests come again next time. */
    Map<Sign, Instant> take() {
        Map<Sign, Instant> taken = new HashMap<>();
        seen.forEach((sign, at) -> {
            if (seen.remove(sign, at)) {
                taken.put(sign, at);
            }
        });
        Instant now = clock.instant();
        open.forEach(fetch -> fetch.signs().forEach(sign -> taken.put(sign, now)));
        return taken;
    }
}
