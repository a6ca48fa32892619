package dev.countersign.job;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What people do about jobs that have failed for good. */
@Path("/api/jobs/{id}/repair")
@Tag(name = "Jobs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"operator", "admin"})
class JobRepairResource {

    private final JobRepairService repairs;

    JobRepairResource(JobRepairService repairs) {
        this.repairs = repairs;
    }

    @GET
    @Operation(
            operationId = "getJobRepair",
            summary = "Why a job failed, and what may be set for another attempt",
            description = "For a job after whose failure its process stands still.")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "404", description = "No such job")
    @APIResponse(responseCode = "409", description = "There is nothing to repair")
    public RepairView get(@RestPath UUID id) {
        return repairs.view(id);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "repairJob", summary = "Run a failed job again, go on without it, or end the process")
    @APIResponse(responseCode = "204", description = "Done and recorded")
    @APIResponse(responseCode = "400", description = "The decision is not complete or asks for too much")
    @APIResponse(responseCode = "404", description = "No such job")
    @APIResponse(responseCode = "409", description = "There is nothing to repair")
    public void decide(@RestPath UUID id, @NotNull @Valid RepairRequest request, @Context SecurityContext security) {
        repairs.decide(
                id,
                request,
                security.getUserPrincipal() == null
                        ? "somebody"
                        : security.getUserPrincipal().getName());
    }
}
