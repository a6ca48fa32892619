package dev.countersign.approval;

import dev.countersign.identity.CurrentUser;
import dev.countersign.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Asking for an exception from the approval rules of one task. */
@Path("/api/tasks/{id}/override-requests")
@RolesAllowed(Role.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Approvals")
public class TaskOverridesResource {

    private final OverrideService overrides;
    private final CurrentUser currentUser;

    TaskOverridesResource(OverrideService overrides, CurrentUser currentUser) {
        this.overrides = overrides;
        this.currentUser = currentUser;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Asks that a person may do a task although a rule forbids it",
            description = "A second, different admin has to confirm. Neither of the two may be that person.")
    @APIResponse(responseCode = "200", description = "The request waits for a second admin")
    @APIResponse(responseCode = "400", description = "The user or the reason is missing, or there is no such user")
    @APIResponse(responseCode = "403", description = "The caller is no admin, or asks for themselves")
    @APIResponse(responseCode = "404", description = "There never was such a task")
    @APIResponse(
            responseCode = "409",
            description = "code override-not-needed, override-impossible, override-pending or task-ended")
    public OverrideView request(String id, @NotNull @Valid NewOverride wanted) {
        return overrides.request(id, wanted, currentUser.get());
    }
}
