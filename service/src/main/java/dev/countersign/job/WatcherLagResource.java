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

/** Whether jobs are looked at in time. */
@Path("/api/jobs/watcher")
@Tag(name = "Jobs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"operator", "admin"})
class WatcherLagResource {

    private final JobLag lag;

    WatcherLagResource(JobLag lag) {
        this.lag = lag;
    }

    @GET
    @Operation(
            operationId = "getWatcherLag",
            summary = "How long ago this node looked at its live jobs",
            description = "By backend; of the node that answers.")
    @APIResponse(responseCode = "200")
    public List<WatcherLagView> get() {
        return lag.figures();
    }
}
