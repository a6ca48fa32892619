package dev.countersign.sensor;

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

/** The sensors of one process instance. */
@Path("/api/instances/{instanceId}/sensors")
@Tag(name = "Sensors")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "approver", "operator", "modeller", "admin"})
class InstanceSensorsResource {

    private final SensorService sensors;

    InstanceSensorsResource(SensorService sensors) {
        this.sensors = sensors;
    }

    @GET
    @Operation(
            operationId = "listSensorsOfInstance",
            summary = "The sensors of a process instance in the order in which they began",
            description = "Empty for an instance without sensors or one that does not exist.")
    @APIResponse(responseCode = "200", description = "Its sensors, those that have ended too")
    public List<SensorView> list(@RestPath String instanceId) {
        return sensors.ofInstance(instanceId);
    }
}
