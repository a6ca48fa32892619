package dev.countersign.task;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A completed task and the record of the decision. */
@Schema(
        examples =
                "{\"taskId\": \"9a2b...\", \"decisionId\": \"0d5c1c3a-6a3e-4f8e-9e64-0f8f5a4f3a11\", \"instanceId\": \"3f1d...\"}")
public record CompletionView(String taskId, UUID decisionId, String instanceId) {}
