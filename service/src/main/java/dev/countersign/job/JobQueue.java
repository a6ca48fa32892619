package dev.countersign.job;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says of each waiting job whether it may start, and if not, why. The first in the order gets the first free place; one
 * that may not start does not hold up those behind it that wait for something else. Knows no database.
 */
class JobQueue {

    /** @param position in its pool, from 1; null for one that is being started */
    record Place(@Nullable Integer position, WaitReason reason) {}

    private final Map<String, Integer> slots;
    private final JobConfig.Limits limits;
    private final int machineSlots;
    private final Map<String, Integer> inPool = new HashMap<>();
    private final Map<String, Integer> ofProcess = new HashMap<>();
    private final Map<String, Integer> ofTenant = new HashMap<>();
    private final Map<String, Integer> onMachine = new HashMap<>();

    /** @param held what runs already */
    JobQueue(Map<String, Integer> slots, JobConfig.Limits limits, List<HeldPlaces> held) {
        this.slots = slots;
        this.limits = limits;
        this.machineSlots = slots.getOrDefault(JobPools.LOCAL, 0);
        held.forEach(each -> hold(each.pool(), each.process(), each.tenant(), each.host(), each.number()));
    }

    /** @param waiting in their order */
    Map<UUID, Place> places(List<QueuedJob> waiting, Instant now) {
        Map<UUID, Place> places = new LinkedHashMap<>();
        Map<String, Integer> positions = new HashMap<>();
        for (QueuedJob job : waiting) {
            Integer position = job.taken() ? null : positions.merge(job.pool(), 1, Integer::sum);
            places.put(job.id(), new Place(position, reason(job, now)));
        }
        return places;
    }

    private WaitReason reason(QueuedJob job, Instant now) {
        if (job.suspended()) {
            return WaitReason.SUSPENDED;
        }
        if (job.taken()) {
            return WaitReason.STARTING;
        }
        if (job.notBefore().isAfter(now)) {
            return WaitReason.BACK_OFF;
        }
        boolean countedByMachine = job.host() != null && job.pool().equals(JobPools.LOCAL);
        if (!countedByMachine && inPool.getOrDefault(job.pool(), 0) >= slots.getOrDefault(job.pool(), 0)) {
            return WaitReason.POOL_FULL;
        }
        if (reached(limits.process(), ofProcess, job.process())) {
            return WaitReason.PROCESS_LIMIT;
        }
        if (job.tenant() != null && reached(limits.tenant(), ofTenant, job.tenant())) {
            return WaitReason.TENANT_LIMIT;
        }
        if (job.host() != null && onMachine.getOrDefault(job.host(), 0) >= machineSlots) {
            return WaitReason.MACHINE_FULL;
        }
        hold(job.pool(), job.process(), job.tenant(), job.host(), 1);
        return WaitReason.NEXT;
    }

    private static boolean reached(Map<String, Integer> limits, Map<String, Integer> counts, String of) {
        return Optional.ofNullable(limits.get(of))
                .filter(limit -> counts.getOrDefault(of, 0) >= limit)
                .isPresent();
    }

    private void hold(String pool, String process, @Nullable String tenant, @Nullable String host, int number) {
        inPool.merge(pool, number, Integer::sum);
        ofProcess.merge(process, number, Integer::sum);
        if (tenant != null) {
            ofTenant.merge(tenant, number, Integer::sum);
        }
        if (host != null) {
            onMachine.merge(host, number, Integer::sum);
        }
    }
}
