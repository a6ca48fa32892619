package dev.countersign.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A pool of places for jobs.
 *
 * @param slots jobs that may run in it at the same time
 * @param perMachine whether each machine of the service has so many slots, instead of all together
 * @param running jobs that hold a slot, over all machines
 * @param waiting jobs that wait, whatever for
 * @param oldestWaitSeconds how long the one that came first waits; null when none does
 */
@Schema(name = "JobPool")
@JsonInclude(JsonInclude.Include.ALWAYS)
record PoolView(
        String name,
        int slots,
        boolean perMachine,
        int running,
        int waiting,
        @Nullable Long oldestWaitSeconds) {}
