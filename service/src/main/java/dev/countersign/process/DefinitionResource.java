package dev.countersign.process;

import dev.countersign.form.Forms;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Processes that can be started. */
@Path("/api/definitions")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Processes")
public class DefinitionResource {

    private final DefinitionService definitions;
    private final InstanceService instances;

    DefinitionResource(DefinitionService definitions, InstanceService instances) {
        this.definitions = definitions;
        this.instances = instances;
    }

    @GET
    @Operation(summary = "The latest version of every process")
    public List<DefinitionView> list() {
        return definitions.list();
    }

    @GET
    @Path("/{key}")
    @Operation(summary = "One process")
    @APIResponse(responseCode = "200", description = "The latest version of the process")
    @APIResponse(responseCode = "404", description = "No process has this key")
    public DefinitionView get(String key) {
        return definitions.get(key);
    }

    @GET
    @Path("/{key}/diagram")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "The BPMN model of a process")
    @APIResponse(responseCode = "200", description = "The model")
    @APIResponse(responseCode = "404", description = "No process has this key")
    public byte[] diagram(String key) {
        return definitions.diagram(key);
    }

    @GET
    @Path("/{key}/start-form")
    @Operation(summary = "The form that starting asks for", description = "404 when it asks for nothing")
    @APIResponse(responseCode = "200", description = "The form")
    @APIResponse(responseCode = "404", description = "No process has this key, or it asks for nothing")
    @APIResponse(
            responseCode = "503",
            description = "code options-unavailable: the options of the field cannot be read")
    public Forms.Form startForm(String key) {
        return definitions.startForm(key);
    }

    @POST
    @Path("/{key}/start")
    @RolesAllowed({"approver", "operator", "modeller", "admin"})
    @Operation(summary = "Starts a process")
    @APIResponseSchema(value = InstanceDetail.class, responseCode = "201")
    @APIResponse(responseCode = "400", description = "A field of the start form is missing, wrong or unknown")
    @APIResponse(responseCode = "404", description = "No process has this key")
    public Response start(String key, @NotNull @Valid StartRequest request) {
        String id = definitions.start(key, request);
        return Response.created(URI.create("/api/instances/" + id))
                .entity(instances.get(id))
                .build();
    }
}
