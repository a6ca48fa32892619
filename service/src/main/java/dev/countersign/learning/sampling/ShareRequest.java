package dev.countersign.learning.sampling;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Sets how many automatic approvals a person looks at: 0 is none, 0.1 one in ten, 1 all. */
@Schema(examples = "{\"share\": 0.1}")
record ShareRequest(
        @Nullable @NotNull @DecimalMin("0") @DecimalMax("1") Double share) {}
