package dev.countersign.inbox;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

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
    @Operation(
            operationId = "listTasks",
            summary = "Open tasks",
            description =
                    "With the numbers of tasks that wait for the caller. All conditions that are given have to hold")
    @APIResponse(responseCode = "200", description = "One page of tasks")
    @APIResponse(responseCode = "400", description = "A parameter is wrong: violations name each")
    @APIResponse(responseCode = "403", description = "The tasks of everybody are for viewers, operators and admins")
    public TaskPage list(
            @BeanParam @Valid TaskConditions conditions,
            @QueryParam("sort")
                    @DefaultValue(TaskOrder.USUAL)
                    @Parameter(
                            description =
                                    "keys with or without a direction, separated by commas, as in priority:desc,created:asc;"
                                            + " due: earliest first, never last; created: newest first; priority: highest first;"
                                            + " also name, businessKey, definition, followUp, assignee")
                    String sort,
            @QueryParam("page") @DefaultValue("0") @Min(0) @Max(1_000_000) int page,
            @QueryParam("size") @DefaultValue("20") @Min(1) @Max(200) int size) {
        return tasks.page(conditions, sort, page, size);
    }
}
