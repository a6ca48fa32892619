package dev.countersign.function;

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

/** The calls of functions of one process instance. */
@Path("/api/instances/{instanceId}/function-calls")
@Tag(name = "Functions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "approver", "operator", "modeller", "admin"})
class InstanceFunctionCallsResource {

    private final FunctionCallService calls;

    InstanceFunctionCallsResource(FunctionCallService calls) {
        this.calls = calls;
    }

    @GET
    @Operation(
            operationId = "listFunctionCallsOfInstance",
            summary = "The function calls of a process instance's tasks in the order in which they began",
            description = "With all their attempts; without the calls for items of fan-outs, which have a list of their"
                    + " own. Empty for an instance without calls or one that does not exist.")
    @APIResponse(responseCode = "200", description = "Its calls, those that have ended too")
    @APIResponse(responseCode = "401", description = "Nobody is signed in")
    @APIResponse(responseCode = "403", description = "The user has none of the roles that see processes")
    public List<FunctionCallView> list(@RestPath String instanceId) {
        return calls.ofInstance(instanceId);
    }
}
