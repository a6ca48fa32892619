package dev.countersign.draft;

import dev.countersign.identity.CurrentUser;
import jakarta.annotation.security.RolesAllowed;
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

/** The caller's own draft of a start form. */
@Path("/api/definitions/{key}/draft")
@RolesAllowed({"approver", "operator", "modeller", "admin"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Forms")
public class StartDraftResource {

    private final DraftService drafts;
    private final StartableProcesses processes;
    private final CurrentUser currentUser;

    StartDraftResource(DraftService drafts, StartableProcesses processes, CurrentUser currentUser) {
        this.drafts = drafts;
        this.processes = processes;
        this.currentUser = currentUser;
    }

    @GET
    @Operation(summary = "The caller's draft of a start form", description = "Nobody else's is ever shown")
    @APIResponseSchema(DraftView.class)
    @APIResponse(responseCode = "204", description = "There is none")
    @APIResponse(responseCode = "404", description = "No process has this key")
    public Response get(String key) {
        return drafts.find(draft(key))
                .map(Response::ok)
                .orElseGet(Response::noContent)
                .build();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Saves the caller's draft of a start form", description = "Its values are not judged")
    @APIResponse(responseCode = "200", description = "It is saved")
    @APIResponse(responseCode = "409", description = "code draft-changed: it was saved elsewhere meanwhile; version")
    @APIResponse(responseCode = "413", description = "It is too large")
    @APIResponse(responseCode = "404", description = "No process has this key")
    public SavedDraft put(String key, @NotNull @Valid DraftRequest request) {
        return drafts.save(draft(key), request);
    }

    @DELETE
    @Operation(summary = "Throws the caller's draft of a start form away")
    @APIResponse(responseCode = "204", description = "There is none now")
    @APIResponse(responseCode = "404", description = "No process has this key")
    public void delete(String key) {
        drafts.delete(draft(key));
    }

    private DraftKey draft(String key) {
        return DraftKey.ofStart(currentUser.id(), processes.existing(key));
    }
}
