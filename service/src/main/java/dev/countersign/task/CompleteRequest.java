package dev.countersign.task;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Completes a task.
 *
 * @param data the values of the form, by field key
 * @param evidenceDigest the digest of the evidence that the person saw; null when the task shows none
 * @param staleSeen when the task is stale and the person decides nevertheless: the {@code version} of its {@code stale}
 */
@Schema(examples = """
                {"data": {"decision": "approve", "comment": "Looks right"}, \
                "evidenceDigest": "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef"}""")
public record CompleteRequest(
        @Nullable Map<String, @Nullable Object> data,
        @Nullable String evidenceDigest,
        @Nullable String staleSeen) {

    CompleteRequest(@Nullable Map<String, @Nullable Object> data, @Nullable String evidenceDigest) {
        this(data, evidenceDigest, null);
    }

    Map<String, @Nullable Object> values() {
        return data == null ? Map.of() : data;
    }
}
