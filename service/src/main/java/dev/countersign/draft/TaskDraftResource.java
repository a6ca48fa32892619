package dev.countersign.draft;

import dev.countersign.identity.CurrentUser;
import dev.countersign.task.TaskAccess;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own draft of a task's form. */
@Path("/api/tasks/{id}/draft")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Forms")
public class TaskDraftResource {

    private final DraftService drafts;
    private final TaskAccess tasks;
    private final CurrentUser currentUser;

    TaskDraftResource(DraftService drafts, TaskAccess tasks, CurrentUser currentUser) {
        this.drafts = drafts;
        this.tasks = tasks;
        this.currentUser = currentUser;
    }

    @GET
    @Operation(summary = "The caller's draft of a task's form", description = "Nobody else's is ever shown")
    @APIResponseSchema(DraftView.class)
    @APIResponse(responseCode = "204", description = "There is none")
    @APIResponse(responseCode = "409", description = "The task is no longer open")
    @APIResponse(responseCode = "404", description = "There is no such task for the caller")
    public Response get(String id) {
        return drafts.find(key(id))
                .map(Response::ok)
                .orElseGet(Response::noContent)
                .build();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Saves the caller's draft of a task's form", description = "Its values are not judged")
    @APIResponse(responseCode = "200", description = "It is saved")
    @APIResponse(responseCode = "409", description = "code draft-changed: it was saved elsewhere meanwhile; version")
    @APIResponse(responseCode = "413", description = "It is too large")
    @APIResponse(responseCode = "404", description = "There is no such task for the caller")
    public SavedDraft put(String id, @NotNull @Valid DraftRequest request) {
        return drafts.save(key(id), request);
    }

    @DELETE
    @Operation(summary = "Throws the caller's draft of a task's form away")
    @APIResponse(responseCode = "204", description = "There is none now")
    @APIResponse(responseCode = "404", description = "There is no such task for the caller")
    public void delete(String id) {
        drafts.delete(key(id));
    }

    private DraftKey key(String taskId) {
        return DraftKey.ofTask(currentUser.id(), tasks.visible(taskId).id());
    }
}
