package dev.countersign.draft;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Saves a draft.
 *
 * @param version the version that this one follows; 0 or nothing for the first
 */
@Schema(examples = """
                {"version": 2, "data": {"decision": "approve", "comment": "Half a th"}, "evidenceDigest": "5f70bf18..."}""")
public record DraftRequest(
        @NotNull Map<String, @Nullable Object> data,
        @Min(0) @Nullable Long version,

        @Pattern(regexp = "[0-9a-f]{64}", message = "must be a digest of 64 hexadecimal digits") @Nullable
        String evidenceDigest) {

    long follows() {
        return version == null ? 0 : version;
    }
}
