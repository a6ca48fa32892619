package dev.countersign.task;

import dev.countersign.form.Forms;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The tasks that wait for people. */
@Path("/api/tasks")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tasks")
public class TaskResource {

    private final InboxService inbox;
    private final TaskWorkService work;
    private final CurrentActor actor;

    TaskResource(InboxService inbox, TaskWorkService work, CurrentActor actor) {
        this.inbox = inbox;
        this.work = work;
        this.actor = actor;
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One open task, with what the caller may do with it")
    @APIResponse(responseCode = "200", description = "The task")
    @APIResponse(responseCode = "403", description = "The caller has nothing to do with this task")
    @APIResponse(responseCode = "404", description = "There never was such a task")
    @APIResponse(responseCode = "409", description = "The task is no longer open")
    public TaskView get(String id) {
        return inbox.view(id, actor.get());
    }

    @POST
    @Path("/{id}/claim")
    @Operation(summary = "Makes the caller the task's assignee")
    @APIResponse(responseCode = "200", description = "The task is the caller's")
    @APIResponse(responseCode = "403", description = "Not offered to the caller, or four eyes forbid it")
    @APIResponse(responseCode = "404", description = "There never was such a task")
    @APIResponse(responseCode = "409", description = "Somebody else has it: code already-claimed, assignee")
    public TaskView claim(String id) {
        work.claim(id, actor.get());
        return inbox.view(id, actor.get());
    }

    @GET
    @Path("/{id}/form")
    @Operation(summary = "The task's form-js form and what to open it with")
    @APIResponse(responseCode = "200", description = "The form")
    @APIResponse(responseCode = "404", description = "There is no such task, or it has no form")
    public Forms.Form form(String id) {
        return inbox.form(id, actor.get());
    }

    @GET
    @Path("/{id}/evidence")
    @Operation(summary = "The evidence to decide on")
    @APIResponseSchema(EvidenceView.class)
    @APIResponse(responseCode = "304", description = "The caller has it already (ETag is the digest)")
    @APIResponse(responseCode = "404", description = "There is no such task, or it shows no evidence")
    public Response evidence(String id, @Context Request request) {
        EvidenceView evidence = inbox.evidence(id, actor.get());
        EntityTag tag = new EntityTag(evidence.digest());
        Response.@Nullable ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(evidence) : unchanged).tag(tag).build();
    }

    @POST
    @Path("/{id}/complete")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Decides: completes the task with its form",
            description =
                    "The decision is bound to the evidence whose digest is sent. If the evidence has changed since, the"
                            + " answer is 409 with code evidence-changed and the current digest.")
    @APIResponse(responseCode = "200", description = "The task is completed and the decision recorded")
    @APIResponse(responseCode = "400", description = "A field of the form is missing, wrong or unknown: violations")
    @APIResponse(responseCode = "403", description = "The task is somebody else's, or four eyes forbid it")
    @APIResponse(responseCode = "404", description = "There never was such a task")
    @APIResponse(
            responseCode = "409",
            description = "code already-completed, not-claimed, evidence-changed or evidence-unreadable")
    public CompletionView complete(String id, @NotNull CompleteRequest request) {
        return work.complete(id, request, actor.get());
    }
}
