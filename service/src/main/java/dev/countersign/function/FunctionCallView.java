package dev.countersign.function;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function as the API shows it. Neither its tokens nor what is sent and answered: they may be confidential.
 *
 * @param target the function's address without its query
 * @param attempts requests so far
 * @param retriesLeft further ones if the last one fails
 * @param nextAttemptAt when it is called again; null when that is not what comes next
 * @param timesOutAt with a token, when it is given up; null before the far side has taken it
 * @param progress what the far side said last of its work
 * @param errorCode why the last attempt failed, for programs; null when it did not
 * @param errorMessage the same for people
 */
@Schema(name = "FunctionCall")
@JsonInclude(JsonInclude.Include.ALWAYS)
record FunctionCallView(
        UUID id,
        String target,
        String instanceId,
        String definitionKey,
        @Nullable String businessKey,
        String activityId,
        CallState state,
        int attempts,
        int retriesLeft,
        Instant startedAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant timesOutAt,
        @Nullable Instant lastHeartbeatAt,
        @Nullable String progress,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        @Nullable Instant endedAt) {

    static FunctionCallView of(FunctionCall call) {
        return new FunctionCallView(
                call.id,
                call.target,
                call.origin.processInstanceId(),
                call.origin.processDefinitionKey(),
                call.origin.businessKey(),
                call.origin.activityId(),
                call.state,
                call.attempt,
                call.retriesLeft,
                call.createdAt,
                call.state == CallState.READY ? call.nextAt : null,
                call.state == CallState.WAITING ? call.timesOutAt : null,
                call.lastHeartbeatAt,
                call.progress,
                call.errorCode,
                call.errorMessage,
                call.endedAt);
    }
}
