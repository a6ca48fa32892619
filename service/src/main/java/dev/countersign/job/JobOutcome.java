package dev.countersign.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended: with a result or with a failure, never both.
 *
 * @param result the small JSON object for the process; null when it failed
 * @param output where the output lies; null when it failed or has none
 * @param evidence document for the person who decides; null when there is none
 * @param failure null when it succeeded
 */
record JobOutcome(
        @Nullable Map<String, Object> result,
        @Nullable String output,
        @Nullable JsonNode evidence,
        @Nullable JobFailure failure) {

    static JobOutcome succeeded(Map<String, Object> result, @Nullable String output, @Nullable JsonNode evidence) {
        return new JobOutcome(result, output, evidence, null);
    }

    static JobOutcome failed(JobFailure failure) {
        return new JobOutcome(null, null, null, failure);
    }
}
