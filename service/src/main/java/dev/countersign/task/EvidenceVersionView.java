package dev.countersign.task;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.countersign.evidence.ShownVersion;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Evidence that this step of the process has shown, in this or an earlier round.
 *
 * @param current the task shows it now
 * @param decisionId what was decided on it; null when nothing was
 */
@Schema(examples = """
                {"taskId": "9a2b...", "round": 2, "number": 1, "digest": "5f70...", "title": "Forecast of August", \
                "shownAt": "2026-01-31T13:45:00Z", "current": true, "decisionId": null, "decidedBy": null, \
                "outcome": null}""")
public record EvidenceVersionView(
        @JsonUnwrapped ShownVersion version,
        boolean current,
        @Nullable UUID decisionId,
        @Nullable String decidedBy,
        @Nullable String outcome) {}
