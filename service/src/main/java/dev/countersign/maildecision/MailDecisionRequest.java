package dev.countersign.maildecision;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Confirms what a button says.
 *
 * @param comment the person's words; some forms ask for them with some options
 */
@Schema(examples = "{\"comment\": \"Looks right\"}")
public record MailDecisionRequest(
        @Nullable @Size(max = 10_000) String comment) {}
