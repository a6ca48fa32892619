package dev.countersign.job;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pools in which jobs take places: {@code local} for processes of the service's machines, one for each remote backend
 * under its name, and those of the configuration.
 */
@Singleton
class JobPools {

    /** Its slots are those of each machine; all other pools are counted over all nodes. */
    static final String LOCAL = "local";

    private final Map<String, Integer> slots = new TreeMap<>();

    JobPools(JobBackends backends, JobConfig config) {
        slots.put(LOCAL, config.maxRunning());
        backends.enabled().stream()
                .filter(backend -> backend.host().isEmpty())
                .forEach(backend -> slots.put(backend.name(), config.remoteSlots()));
        config.pools().forEach((name, pool) -> {
            if (pool.slots() < 0) {
                throw new IllegalStateException("countersign.job.pools." + name + ".slots must not be negative");
            }
            slots.put(name, pool.slots());
        });
    }

    /** Places by pool. */
    Map<String, Integer> slots() {
        return slots;
    }

    /**
     * Where a job takes its place.
     *
     * @param named what the model says; blank for the backend's own pool
     * @throws IllegalArgumentException when there is no such pool, or it counts processes of a machine and the backend has none
     */
    String choose(String named, JobBackend backend) {
        if (named.isBlank()) {
            return backend.host().isPresent() ? LOCAL : backend.name();
        }
        if (named.equals(LOCAL) && backend.host().isEmpty()) {
            throw new IllegalArgumentException(
                    "The pool 'local' is for jobs on the service's machines; those of the backend '%s' take places of '%s' or of a configured pool."
                            .formatted(backend.name(), backend.name()));
        }
        if (!slots.containsKey(named)) {
            throw new IllegalArgumentException(
                    "The pool '" + named + "' is not there; there is " + String.join(", ", slots.keySet()) + ".");
        }
        return named;
    }
}
