package dev.countersign.task;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Completes several tasks with the same form data.
 *
 * @param data the values of the form, by field key, for each of the tasks
 * @param tasks 1 to 100 tasks that the caller holds
 */
@Schema(examples = """
                {"data": {"decision": "approve", "comment": "Week 5, all checked"}, \
                "tasks": [{"id": "9a2b...", "evidenceDigest": "5f70bf18..."}, {"id": "77c0...", "evidenceDigest": null}]}""")
public record CompleteManyRequest(
        @Nullable Map<String, @Nullable Object> data,
        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Item> tasks) {

    /**
     * One of the tasks.
     *
     * @param evidenceDigest the digest of the evidence that the person saw; null when the task shows none
     */
    @Schema(name = "CompleteManyItem")
    public record Item(@NotBlank String id, @Nullable String evidenceDigest) {}

    CompleteRequest of(Item item) {
        return new CompleteRequest(data, item.evidenceDigest());
    }
}
