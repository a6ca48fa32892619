package dev.countersign.evidence;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The data that evidence is made from; for work that is no job of this service. */
@Path("/api/datasets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decisions")
public class DatasetResource {

    private final LineageService lineage;

    DatasetResource(LineageService lineage) {
        this.lineage = lineage;
    }

    @GET
    @RolesAllowed({"viewer", "operator", "modeller", "admin", "worker"})
    @Operation(summary = "Which version of which data is current")
    public List<DatasetView> list(@QueryParam("definition") @Nullable String definition) {
        return lineage.datasets(definition);
    }

    @POST
    @RolesAllowed({"worker", "operator", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Announces a version of some data",
            description = "Open tasks with evidence made from another version become stale. Nothing happens when it is"
                    + " the current one.")
    @APIResponse(responseCode = "204", description = "It is the current version")
    @APIResponse(responseCode = "400", description = "A member is missing or too long")
    @APIResponse(responseCode = "403", description = "For workers, operators and admins")
    public void announce(@NotNull @Valid DatasetRequest request) {
        lineage.becomeCurrent(request.definitionKey(), new DatasetVersion(request.name(), request.version()));
    }
}
