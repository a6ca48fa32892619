package dev.countersign.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has filled in and not sent.
 *
 * @param version send it with the next save; it counts up with each
 * @param data the values of the form as they stood, not judged
 * @param evidenceDigest the evidence that was shown when it was saved; if the task shows another now, look again
 */
@Schema(examples = """
                {"version": 3, "data": {"decision": "approve", "comment": "Half a th"}, \
                "evidenceDigest": "5f70bf18...", "savedAt": "2026-01-31T10:32:00Z"}""")
public record DraftView(
        long version, JsonNode data, @Nullable String evidenceDigest, Instant savedAt) {}
