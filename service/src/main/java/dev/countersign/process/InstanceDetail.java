package dev.countersign.process;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a process with all that happened in it.
 *
 * @param instance the row of the list
 * @param variables the variables of the instance by name: scalars and JSON as they are; for files and objects their type only;
 *     none for those who may not read what was decided in the instance
 * @param activities the steps in the order in which they began
 * @param endActivity the end event that was reached
 */
public record InstanceDetail(
        @JsonUnwrapped @JsonIgnoreProperties("incidents") InstanceView instance,
        Map<String, Object> variables,
        List<Activity> activities,
        List<OpenIncident> incidents,
        @Nullable String endActivity) {

    /** Whether a step goes on, is done, or was cut short. */
    public enum ActivityState {
        /** Not finished yet. */
        ACTIVE,
        /** Done. */
        COMPLETED,
        /** Cut short. */
        CANCELLED
    }

    /** One step. */
    public record Activity(
            String activityId,
            String name,
            String type,
            ActivityState state,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String assignee) {}

    /** Why the instance stands. */
    public record OpenIncident(
            String id,
            String activityId,
            String type,
            @Nullable String message,
            Instant at) {}
}
