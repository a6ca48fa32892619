package dev.countersign.inbox;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A filter to keep.
 *
 * @param name not used by another filter of the person, whatever the case
 * @param query the conditions, under the names of the list's query parameters
 * @param sort as the list's query parameter; {@code due} when absent
 * @param colour to mark it with
 * @param preselected the inbox opens with it; of a person's filters at most one
 * @param sharedWith a group whose members see the filter too; only admins may say so
 */
@Schema(examples = """
                {"name": "Late forecasts", "query": {"filter": "group", "definition": ["retail-forecast"], "due": "overdue"}, \
                "sort": "priority:desc,due", "colour": "red", "preselected": false, "sharedWith": null}""")
public record SavedFilterRequest(
        @NotBlank @Size(max = 60) String name,
        @NotNull @Valid TaskConditions query,
        @Size(max = 200) String sort,

        @Pattern(
                regexp = "red|magenta|purple|blue|cyan|teal|green|gray",
                message = "must be one of red, magenta, purple, blue, cyan, teal, green, gray")
        @Nullable
        String colour,

        boolean preselected,
        @Size(max = 255) @Nullable String sharedWith) {

    public SavedFilterRequest {
        name = name == null ? "" : name.strip();
        sort = Objects.requireNonNullElse(sort, TaskOrder.USUAL);
        sharedWith = sharedWith == null || sharedWith.isBlank() ? null : sharedWith.strip();
    }
}
