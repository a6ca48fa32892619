package dev.countersign.job.claimed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the job folder says about a run that has claimed its key.
 *
 * @param silence time since its last heartbeat
 * @param ended whether it has begun to end in order
 * @param cancelled whether the service has told it to end
 * @param result its {@code result.json}
 */
record ClaimedState(
        Optional<Duration> silence,
        boolean ended,
        boolean cancelled,
        @Nullable JsonNode result) {

    boolean succeeded() {
        return says("SUCCEEDED");
    }

    boolean failed() {
        return says("FAILED");
    }

    boolean badInput() {
        return result != null && result.path("badInput").asBoolean();
    }

    private boolean says(String status) {
        return result != null && result.path("status").asText().equals(status);
    }
}
