package dev.countersign.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a job as the API shows it.
 *
 * @param key searchable name of the attempt, also in the process list and in Spark's application name
 * @param attempt counts from 1 for each external task
 * @param backend where it runs
 * @param pool where it takes a place
 * @param tenant for whom it works; null where there are no tenants
 * @param queuePosition among those that wait in its pool, from 1; null when it does not wait there
 * @param waitsFor why it has not been started; null when it has
 * @param queuedSeconds from its creation to its start, or until now
 * @param parameters what the application was given
 * @param progress how far it is; null before the application says so
 * @param startedAt when it was seen running; null before
 * @param exitCode of its process; null when it has none
 * @param error why it did not succeed; null when it has not failed
 * @param evidence digest of the evidence document that it wrote
 * @param output where its output lies
 * @param logStreams in which streams its log is: some backends have one for both
 * @param repairable whether its process stands still until a person repairs it
 * @param repaired what a person decided after it had failed; null when nobody had to
 */
@Schema(name = "Job")
@JsonInclude(JsonInclude.Include.ALWAYS)
record JobView(
        UUID id,
        String key,
        String application,
        String instanceId,
        String definitionKey,
        @Nullable String businessKey,
        String activityId,
        JobState state,
        int attempt,
        String backend,
        String pool,
        int priority,
        @Nullable String tenant,
        @Nullable Integer queuePosition,
        @Nullable WaitReason waitsFor,
        long queuedSeconds,
        Map<String, String> parameters,

        @Schema(implementation = ProgressView.class) @Nullable
        JsonNode progress,

        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Integer exitCode,
        @Nullable JobErrorView error,
        @Nullable String evidence,
        @Nullable String output,
        boolean cancelRequested,
        List<String> logStreams,
        boolean repairable,
        @Nullable RepairedView repaired) {}
