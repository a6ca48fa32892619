package dev.countersign.job;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides about a job that has failed for good.
 *
 * @param settings RETRY: resources of the next attempt by name, such as {@code driverMemory}; others stay as they are
 * @param result SKIP: what the process gets instead of the job's result
 * @param reason why; required for SKIP and ABORT
 */
record RepairRequest(
        @NotNull @Nullable RepairAction action,
        @Nullable Map<String, @Nullable String> settings,
        @Nullable Map<String, Object> result,
        @Size(max = 1000) @Nullable String reason) {}
