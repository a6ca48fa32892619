package dev.countersign.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** When this node last looked at each of its live jobs: how old what it knows is. */
@ApplicationScoped
class JobLag {

    private final Map<String, Map<UUID, Instant>> looks = new ConcurrentHashMap<>();
    private final Clock clock;

    JobLag(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param owned all jobs of the backend that are to be looked at; those that are none any more are forgotten
     * @param seen those about which the backend just said something
     */
    void looked(String backend, Set<UUID> owned, Collection<UUID> seen) {
        Map<UUID, Instant> known = looks.computeIfAbsent(backend, name -> new ConcurrentHashMap<>());
        Instant now = clock.instant();
        known.keySet().retainAll(owned);
        owned.forEach(id -> known.putIfAbsent(id, now));
        seen.forEach(id -> known.put(id, now));
    }

    /** By backend, those with live jobs on this node. */
    List<WatcherLagView> figures() {
        Instant now = clock.instant();
        List<WatcherLagView> figures = new ArrayList<>();
        new TreeMap<>(looks).forEach((backend, known) -> {
            List<Long> ages = new ArrayList<>(known.values().stream()
                    .map(at -> Math.max(0, Duration.between(at, now).toMillis()))
                    .toList());
            Collections.sort(ages);
            if (!ages.isEmpty()) {
                figures.add(new WatcherLagView(
                        backend, ages.size(), ages.get((ages.size() * 95 + 99) / 100 - 1), ages.get(ages.size() - 1)));
            }
        });
        return figures;
    }
}
