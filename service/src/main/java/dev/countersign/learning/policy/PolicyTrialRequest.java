package dev.countersign.learning.policy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Tries a decision table against history.
 *
 * @param xml the DMN file; FEEL is the only language
 * @param file its name, for messages
 * @param decision the decision in the file; may be left out when there is only one
 * @param definition the key of the process whose past is replayed
 * @param replay the key of the decision whose evaluations are replayed; the decision of the file when left out
 * @param output the output that counts; the first column of the new table when left out
 * @param automatic the value of that output which means that nobody looks; {@code auto} when left out
 * @param from only evaluations from here on
 * @param to only evaluations before this
 */
@Schema(examples = """
                {"xml": "<definitions>...</definitions>", "file": "review-policy.dmn", \
                "definition": "retail-forecast", "automatic": "auto", "from": "2026-01-01T00:00:00Z"}""")
record PolicyTrialRequest(
        @NotBlank @Size(max = 1_048_576) String xml,
        @Nullable @Size(max = 200) String file,
        @Nullable @Size(max = 200) String decision,
        @NotBlank @Size(max = 200) String definition,
        @Nullable @Size(max = 200) String replay,
        @Nullable @Size(max = 200) String output,
        @Nullable @Size(max = 200) String automatic,
        @Nullable Instant from,
        @Nullable Instant to) {

    String fileName() {
        return Objects.requireNonNullElse(file, "policy.dmn");
    }

    String automaticOutcome() {
        return Objects.requireNonNullElse(automatic, "auto");
    }
}
