package dev.countersign.worker;

import dev.countersign.identity.CurrentUser;
import dev.countersign.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The workers outside the service. */
@Path("/api/workers")
@Produces(MediaType.APPLICATION_JSON)
public class WorkerResource {

    private final WorkerService workers;
    private final CurrentUser currentUser;

    WorkerResource(WorkerService workers, CurrentUser currentUser) {
        this.workers = workers;
        this.currentUser = currentUser;
    }

    @GET
    @RolesAllowed({Role.OPERATOR, Role.MODELLER, Role.ADMIN})
    @Operation(operationId = "listWorkers", summary = "The workers that were heard of, and who serves which topic")
    @APIResponse(responseCode = "200", description = "Workers and topics by name")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "Neither operator, modeller nor admin")
    public WorkersView list() {
        return workers.all();
    }

    @GET
    @Path("/warnings")
    @RolesAllowed({Role.OPERATOR, Role.MODELLER, Role.ADMIN})
    @Operation(
            operationId = "listSilentTopics",
            summary = "Topics with waiting tasks that no worker has asked for in countersign.worker.silent-after")
    @APIResponse(responseCode = "200", description = "Topics by name; none when all is well")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "Neither operator, modeller nor admin")
    public List<SilentTopic> warnings() {
        return workers.warnings();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.WORKER, Role.ADMIN})
    @Operation(
            operationId = "announceWorker",
            summary = "A worker says who it is, under the workerId that it fetches with; again as a sign of life")
    @APIResponse(responseCode = "200", description = "Noted")
    @APIResponse(responseCode = "400", description = "A field is missing or too long")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "Neither worker nor admin")
    @APIResponse(responseCode = "409", description = "The name belongs to another user's worker")
    public WorkersView.WorkerView announce(
            @Size(max = 255) String id, @NotNull @Valid WorkerAnnouncement announcement) {
        return workers.announce(id, announcement, currentUser.get().id());
    }
}
