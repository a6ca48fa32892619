package dev.countersign.fanout;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The fan-outs of one process instance. */
@Path("/api/instances/{instanceId}/fan-outs")
@Tag(name = "Fan-outs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "approver", "operator", "modeller", "admin"})
class InstanceFanOutsResource {

    private final FanOutService fanOuts;

    InstanceFanOutsResource(FanOutService fanOuts) {
        this.fanOuts = fanOuts;
    }

    @GET
    @Operation(
            operationId = "listFanOutsOfInstance",
            summary = "The fan-outs of a process instance in the order in which they began",
            description = "Empty for an instance without fan-outs or one that does not exist.")
    @APIResponse(responseCode = "200", description = "Its fan-outs with their figures")
    public List<FanOutView> list(@RestPath String instanceId) {
        return fanOuts.ofInstance(instanceId);
    }
}
