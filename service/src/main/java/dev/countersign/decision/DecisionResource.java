package dev.countersign.decision;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The record of decisions. */
@Path("/api/decisions")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decisions")
public class DecisionResource {

    private final DecisionService decisions;

    DecisionResource(DecisionService decisions) {
        this.decisions = decisions;
    }

    @GET
    @Operation(summary = "The decisions, latest first")
    public DecisionPage list(
            @QueryParam("instance") @Parameter(description = "only those of one process instance") @Nullable
                    String instance,
            @QueryParam("page") @DefaultValue("0") @Min(0) int page,
            @QueryParam("size") @DefaultValue("20") @Min(1) @Max(200) int size) {
        return decisions.page(instance, page, size);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One decision")
    @APIResponse(responseCode = "200", description = "The decision")
    @APIResponse(responseCode = "404", description = "No decision has this id")
    public DecisionView get(UUID id) {
        return decisions.get(id);
    }

    @GET
    @Path("/verify")
    @RolesAllowed({"viewer", "operator", "admin"})
    @Operation(
            summary = "Checks the whole chain",
            description = "Finds the first record that was changed, removed or moved")
    public ChainVerdict verify() {
        return decisions.verify();
    }
}
