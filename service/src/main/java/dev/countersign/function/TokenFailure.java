package dev.countersign.function;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why the far side did not succeed.
 *
 * @param code for programs and models
 * @param message for people
 * @param retryable whether trying again may help; yes when absent
 */
@Schema(name = "TokenFailure")
record TokenFailure(
        @NotBlank @Size(max = 100) String code,
        @NotBlank @Size(max = 2_000) String message,
        @Nullable Boolean retryable) {}
