package dev.countersign.process;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a process, as a row of a list. */
public record InstanceView(
        String id,
        String definitionKey,
        String definitionName,
        int version,
        @Nullable String businessKey,
        InstanceState state,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String startedBy,
        int incidents,
        List<CurrentActivity> currentActivities) {

    /** A step that the instance is at. */
    public record CurrentActivity(String id, String name) {}
}
