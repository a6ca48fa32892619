package dev.countersign.learning.sampling;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The share of the automatic approvals of a process that a person looks at.
 *
 * @param share a fraction from 0 to 1
 * @param setBy the admin who set it; null when it comes from the configuration
 */
@Schema(examples = """
                {"definition": "retail-forecast", "share": 0.1, "setBy": "mia", "setAt": "2026-01-31T12:00:00Z"}""")
record ShareView(
        String definition,
        double share,
        @Nullable String setBy,
        @Nullable Instant setAt) {}
