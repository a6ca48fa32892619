package dev.countersign.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What people see of the queue. */
@ApplicationScoped
class JobCapacity {

    private final JobQueueTable table;
    private final JobStarts starts;
    private final JobPools pools;
    private final Clock clock;

    JobCapacity(JobQueueTable table, JobStarts starts, JobPools pools, Clock clock) {
        this.table = table;
        this.starts = starts;
        this.pools = pools;
        this.clock = clock;
    }

    /** Where each waiting job stands and what it waits for. */
    @Transactional
    Map<UUID, JobQueue.Place> places() {
        return starts.places(table.waiting());
    }

    /** All pools by name, also those that are not configured any more and still have jobs. */
    @Transactional
    List<PoolView> pools() {
        List<QueuedJob> waiting =
                table.waiting().stream().filter(job -> !job.taken()).toList();
        List<HeldPlaces> held = table.held();
        Instant now = clock.instant();
        Map<String, Integer> slots = new TreeMap<>(pools.slots());
        waiting.forEach(job -> slots.putIfAbsent(job.pool(), 0));
        held.forEach(each -> slots.putIfAbsent(each.pool(), 0));
        return slots.entrySet().stream()
                .map(pool -> {
                    List<QueuedJob> here = waiting.stream()
                            .filter(job -> job.pool().equals(pool.getKey()))
                            .toList();
                    return new PoolView(
                            pool.getKey(),
                            pool.getValue(),
                            pool.getKey().equals(JobPools.LOCAL),
                            held.stream()
                                    .filter(each -> each.pool().equals(pool.getKey()))
                                    .mapToInt(HeldPlaces::number)
                                    .sum(),
                            here.size(),
                            here.stream()
                                    .map(QueuedJob::createdAt)
                                    .min(Comparator.naturalOrder())
                                    .map(since -> Math.max(
                                            0, Duration.between(since, now).toSeconds()))
                                    .orElse(null));
                })
                .toList();
    }
}
