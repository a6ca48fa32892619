package dev.countersign.sensor;

import dev.countersign.identity.CurrentUser;
import dev.countersign.problem.QueryChoice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Sensors: which process waits for what since when, and what the last look said. */
@Path("/api/sensors")
@Tag(name = "Sensors")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "approver", "operator", "modeller", "admin"})
class SensorResource {

    private final SensorService sensors;
    private final CurrentUser user;

    SensorResource(SensorService sensors, CurrentUser user) {
        this.sensors = sensors;
        this.user = user;
    }

    @GET
    @Operation(
            operationId = "listSensors",
            summary = "What processes wait for",
            description =
                    "Those that wait, the one first whose time is over or runs out soonest; or those of another state, the"
                            + " latest first.")
    @APIResponse(responseCode = "200", description = "A page of sensors")
    @APIResponse(responseCode = "400", description = "The state or the page is not one")
    public SensorPage list(
            @Parameter(schema = @Schema(implementation = SensorState.class))
                    @QueryParam("state")
                    @DefaultValue("WAITING")
                    String state,
            @QueryParam("page") @DefaultValue("0") @Min(0) @Max(1_000_000) int page,
            @QueryParam("size") @DefaultValue("20") @Min(1) @Max(200) int size) {
        return sensors.page(QueryChoice.of(SensorState.class, "state", state), page, size);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getSensor", summary = "One sensor")
    @APIResponse(responseCode = "200", description = "The sensor")
    @APIResponse(responseCode = "404", description = "No such sensor")
    public SensorView one(@RestPath UUID id) {
        return sensors.one(id);
    }

    @POST
    @Path("/{id}/poke")
    @RolesAllowed({"operator", "admin"})
    @Operation(operationId = "pokeSensor", summary = "Let a sensor look now")
    @APIResponse(responseCode = "204", description = "It looks as soon as a thread is free")
    @APIResponse(responseCode = "403", description = "Only operators and admins may")
    @APIResponse(responseCode = "404", description = "No such sensor")
    @APIResponse(responseCode = "409", description = "It has ended: code sensor-ended")
    public void poke(@RestPath UUID id) {
        sensors.pokeNow(id, user.id());
    }
}
