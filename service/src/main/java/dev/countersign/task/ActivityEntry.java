package dev.countersign.task;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a task.
 *
 * @param kind {@code created}, {@code claimed}, {@code unclaimed}, {@code assigned}, {@code delegated}, {@code resolved},
 *     {@code changed}, {@code offered}, {@code withdrawn}, {@code commented}, {@code comment-deleted}, {@code attached},
 *     {@code attachment-removed}, {@code voted}, {@code decided}, {@code completed}, {@code ended}, or what another feature
 *     has noted: {@code reminded}, {@code escalated}, ...
 * @param by id of the person; null when the process itself did it
 * @param details by kind: {@code from} and {@code to}; {@code field}; {@code user} or {@code group}; {@code outcome} and
 *     {@code decisionId}; {@code file}; {@code text}
 */
@Schema(examples = """
                {"at": "2026-01-31T13:45:00Z", "kind": "changed", "by": "anna", "details": {"field": "priority", "from": 50, "to": 80}}""")
public record ActivityEntry(
        Instant at, String kind, @Nullable String by, Map<String, @Nullable Object> details) {

    public ActivityEntry {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }
}
