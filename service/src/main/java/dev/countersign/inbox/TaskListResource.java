package dev.countersign.inbox;

import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The lists of open tasks. */
@Path("/api/tasks")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tasks")
public class TaskListResource {

    private final TaskListService tasks;

    TaskListResource(TaskListService tasks) {
        this.tasks = tasks;
    }

    @GET
    @Operation(summary = "Open tasks", description = "With the numbers of tasks that wait for the caller")
    @APIResponse(responseCode = "200", description = "One page of tasks")
    @APIResponse(responseCode = "400", description = "An unknown filter or sort, or a page out of range")
    @APIResponse(responseCode = "403", description = "The tasks of everybody are for viewers, operators and admins")
    public TaskPage list(
            @QueryParam("filter")
                    @DefaultValue("mine")
                    @Parameter(
                            description =
                                    "mine: assigned to the caller; group: unassigned and offered to the caller; all: everybody's",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"mine", "group", "all"}))
                    String filter,
            @QueryParam("q")
                    @Size(max = 200)
                    @Parameter(description = "part of the task's name, the business key or the process' name or key")
                    @Nullable
                    String q,
            @QueryParam("definition") @Parameter(description = "key of a process definition") @Nullable
                    String definition,
            @QueryParam("instance") @Parameter(description = "id of a process instance") @Nullable String instance,
            @QueryParam("sort")
                    @DefaultValue("due")
                    @Parameter(
                            description =
                                    "due: earliest first, never last; created: newest first; priority: highest first",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"due", "created", "priority"}))
                    String sort,
            @QueryParam("page") @DefaultValue("0") @Min(0) @Max(1_000_000) int page,
            @QueryParam("size") @DefaultValue("20") @Min(1) @Max(200) int size) {
        return tasks.page(
                new TaskQuery(TaskFilter.parse(filter), q, definition, instance, TaskSort.parse(sort), page, size));
    }
}
