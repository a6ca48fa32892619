package dev.countersign.approval;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the answering admin has to say.
 *
 * @param comment may be left out
 */
@Schema(examples = "{\"comment\": \"I have checked the figures myself\"}")
public record OverrideComment(@Size(max = 2000) @Nullable String comment) {}
