package dev.countersign.process;

import dev.countersign.problem.QueryChoice;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Runs of processes. */
@Path("/api/instances")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Process instances")
public class InstanceResource {

    private final InstanceService instances;
    private final DefinitionService definitions;
    private final SecurityIdentity identity;

    InstanceResource(InstanceService instances, DefinitionService definitions, SecurityIdentity identity) {
        this.instances = instances;
        this.definitions = definitions;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "Process instances, newest first")
    @APIResponse(responseCode = "200", description = "A page of process instances")
    @APIResponse(responseCode = "400", description = "The state or the page is not one")
    public InstancePage list(
            @RestQuery @Nullable String definition,
            @RestQuery @Nullable String businessKey,
            @RestQuery @Parameter(schema = @Schema(implementation = InstanceState.class)) @Nullable String state,
            @RestQuery @DefaultValue("0") int page,
            @RestQuery @DefaultValue("20") int size) {
        return instances.list(
                definition,
                businessKey,
                state == null ? null : QueryChoice.of(InstanceState.class, "state", state),
                page,
                size);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One process instance with its steps, variables and incidents")
    @APIResponse(responseCode = "200", description = "The instance")
    @APIResponse(responseCode = "404", description = "There is no such instance for the caller")
    public InstanceDetail get(String id) {
        return instances.get(id);
    }

    @GET
    @Path("/{id}/diagram")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "The BPMN model of the version that this instance runs")
    @APIResponse(responseCode = "200", description = "The model")
    @APIResponse(responseCode = "404", description = "There is no such instance for the caller")
    public byte[] diagram(String id) {
        return definitions.model(instances.definitionId(id));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"operator", "admin"})
    @Operation(summary = "Cancels a running process instance")
    @APIResponse(responseCode = "204", description = "Cancelled; its jobs are being killed")
    @APIResponse(responseCode = "404", description = "There is no such instance")
    @APIResponse(responseCode = "409", description = "It has already ended")
    public void cancel(String id, @RestQuery @Nullable String reason) {
        instances.cancel(id, reason, identity.getPrincipal().getName());
    }

    @POST
    @Path("/{id}/incidents/{incidentId}/retry")
    @RolesAllowed({"operator", "admin"})
    @Operation(summary = "Tries again what an incident stopped")
    @APIResponse(responseCode = "204", description = "One more attempt is on its way")
    @APIResponse(responseCode = "404", description = "There is no such instance, or it has no such incident")
    public void retry(String id, String incidentId) {
        instances.retry(id, incidentId);
    }
}
