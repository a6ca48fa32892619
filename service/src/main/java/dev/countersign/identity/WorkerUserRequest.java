package dev.countersign.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A user to be made for a program.
 *
 * @param id that it signs in with
 * @param name for people
 */
@Schema(examples = "{\"id\": \"invoices\", \"name\": \"Invoice worker\"}")
public record WorkerUserRequest(
        @NotNull
        @Pattern(
                regexp = "[a-z0-9][a-z0-9._-]{0,63}",
                message =
                        "must be up to 64 lower-case letters, digits, '.', '_' and '-', and begin with a letter or digit")
        String id,

        @NotBlank @Size(max = 200) String name) {}
