package dev.countersign.deadline;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What will happen when to a task that waits too long. */
@Path("/api/tasks/{id}/deadlines")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deadlines")
public class DeadlineResource {

    private final DeadlineService deadlines;

    DeadlineResource(DeadlineService deadlines) {
        this.deadlines = deadlines;
    }

    @GET
    @Operation(summary = "The deadlines of an open task: what will happen when, and what has happened")
    @APIResponse(responseCode = "200", description = "The deadlines; none when the model names none")
    @APIResponse(responseCode = "403", description = "The caller has nothing to do with this task")
    @APIResponse(responseCode = "404", description = "There never was such a task")
    @APIResponse(responseCode = "409", description = "The task is no longer open")
    public TaskDeadlinesView get(String id) {
        return deadlines.view(id);
    }

    @POST
    @Path("/{number}/postpone")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Moves a deadline; for operators and admins")
    @APIResponse(responseCode = "200", description = "The deadlines as they are now")
    @APIResponse(responseCode = "400", description = "Not in the future, or no reason")
    @APIResponse(responseCode = "403", description = "The caller is no operator or admin")
    @APIResponse(responseCode = "404", description = "There is no such task or deadline")
    @APIResponse(responseCode = "409", description = "code deadline-not-running; or the task is no longer open")
    public TaskDeadlinesView postpone(String id, int number, @NotNull @Valid PostponeRequest request) {
        deadlines.postpone(id, number, request);
        return deadlines.view(id);
    }

    @POST
    @Path("/{number}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Calls a deadline off; for operators and admins")
    @APIResponse(responseCode = "200", description = "The deadlines as they are now")
    @APIResponse(responseCode = "400", description = "No reason")
    @APIResponse(responseCode = "403", description = "The caller is no operator or admin")
    @APIResponse(responseCode = "404", description = "There is no such task or deadline")
    @APIResponse(responseCode = "409", description = "code deadline-not-running; or the task is no longer open")
    public TaskDeadlinesView cancel(String id, int number, @NotNull @Valid CancelDeadlineRequest request) {
        deadlines.cancel(id, number, request);
        return deadlines.view(id);
    }
}
