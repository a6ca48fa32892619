package dev.countersign.identity;

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
import org.jboss.resteasy.reactive.ResponseStatus;

/** Users of programs that work on external tasks. */
@Path("/api/worker-users")
@Tag(name = "People")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
public class WorkerUserResource {

    private final WorkerUserService users;
    private final CurrentUser currentUser;

    WorkerUserResource(WorkerUserService users, CurrentUser currentUser) {
        this.users = users;
        this.currentUser = currentUser;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(
            operationId = "makeWorkerUser",
            summary = "Makes a user for a program that works on external tasks",
            description =
                    "It has the role 'worker' and no other. The answer has its password, which is shown this once.")
    @APIResponse(responseCode = "201", description = "Made; the password is in the answer")
    @APIResponse(responseCode = "400", description = "The id or the name is not usable")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "Not an admin")
    @APIResponse(responseCode = "409", description = "There is a user of that id: code user-exists")
    public WorkerUserView make(@NotNull @Valid WorkerUserRequest request) {
        return users.make(request, currentUser.get().id());
    }
}
