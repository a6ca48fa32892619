package dev.countersign.job;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** One lane for each backend, those included that only have old jobs. */
@Singleton
class BackendLanes {

    private final Map<String, BackendLane> lanes = new TreeMap<>();

    BackendLanes(JobBackends backends, JobConfig config) {
        backends.all().forEach(backend -> lanes.put(backend.name(), new BackendLane(backend, config.callBudget())));
    }

    Collection<BackendLane> all() {
        return lanes.values();
    }

    /** @throws IllegalStateException when the job's backend is not there any more */
    BackendLane of(Job job, JobBackends backends) {
        return Objects.requireNonNull(lanes.get(backends.of(job).name()));
    }
}
