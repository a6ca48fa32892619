package dev.countersign.job;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where jobs take places, and how long they wait for one. */
@Path("/api/jobs/pools")
@Tag(name = "Jobs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "approver", "operator", "modeller", "admin"})
class JobPoolResource {

    private final JobCapacity capacity;

    JobPoolResource(JobCapacity capacity) {
        this.capacity = capacity;
    }

    @GET
    @Operation(operationId = "listJobPools", summary = "The pools of jobs: slots, running, waiting")
    @APIResponse(responseCode = "200", description = "By name")
    public List<PoolView> list() {
        return capacity.pools();
    }
}
