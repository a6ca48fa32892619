package dev.countersign.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a person has to know to repair a failed job.
 *
 * @param advice what usually helps
 * @param attempts how many there have been
 * @param logTail the end of the log of errors, or of the output when there is none
 * @param form form-js form for the settings
 * @param data its values
 */
@Schema(name = "JobRepair")
@JsonInclude(JsonInclude.Include.ALWAYS)
record RepairView(
        UUID jobId,
        JobErrorView error,
        String advice,
        int attempts,
        String logTail,
        List<RepairAction> actions,
        List<RepairSettingView> settings,
        @Schema(implementation = Object.class) JsonNode form,
        @Schema(implementation = Object.class) JsonNode data) {}
