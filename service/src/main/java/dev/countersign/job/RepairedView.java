package dev.countersign.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a person decided about a failed job. */
@Schema(name = "JobRepaired")
@JsonInclude(JsonInclude.Include.ALWAYS)
record RepairedView(
        RepairAction action,
        String by,
        Instant at,
        @Nullable String reason,
        Map<String, String> settings) {}
