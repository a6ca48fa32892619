package dev.countersign.inbox;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A kept filter.
 *
 * @param query the conditions, under the names of the list's query parameters
 * @param owner who keeps it
 * @param changeable whether the caller may change and delete it
 * @param count how many tasks it finds for the caller now; null when not asked for, or when the caller may not know
 */
@Schema(examples = """
                {"id": "7d9f0b5e-1c1c-4f1e-9a83-52f1a1a0b001", "name": "Late forecasts", \
                "query": {"filter": "group", "definition": ["retail-forecast"], "due": "overdue"}, \
                "sort": "priority:desc,due", "colour": "red", "preselected": false, "sharedWith": null, "owner": "anna", \
                "changeable": true, "count": 3}""")
public record SavedFilterView(
        UUID id,
        String name,
        TaskConditions query,
        String sort,
        @Nullable String colour,
        boolean preselected,
        @Nullable String sharedWith,
        String owner,
        boolean changeable,
        @Nullable Long count) {}
