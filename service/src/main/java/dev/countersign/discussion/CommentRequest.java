package dev.countersign.discussion;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Says something about a task.
 *
 * @param text plain text; {@code @ben} mentions the person whose id is {@code ben}
 */
@Schema(examples = "{\"text\": \"@ben, is the rise in week 14 the promotion?\"}")
public record CommentRequest(
        @NotBlank @Size(max = 4000) @Pattern(regexp = "[^\\x00]*", message = "must not contain the character NUL")
        String text) {}
