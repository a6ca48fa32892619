package dev.countersign.learning.sampling;

import dev.countersign.identity.CurrentUser;
import dev.countersign.learning.InsightRights;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How many automatic approvals a person looks at. */
@Path("/api/sampling")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Learning")
class SamplingResource {

    private final ShareService shares;
    private final InsightRights rights;
    private final CurrentUser currentUser;

    SamplingResource(ShareService shares, InsightRights rights, CurrentUser currentUser) {
        this.shares = shares;
        this.rights = rights;
        this.currentUser = currentUser;
    }

    @GET
    @Operation(operationId = "listSamplingShares", summary = "The share of every process")
    @APIResponse(responseCode = "200", description = "By process key")
    @APIResponse(responseCode = "403", description = "For viewers, modellers, admins and managers")
    public List<ShareView> all() {
        rights.require();
        return shares.all();
    }

    @GET
    @Path("/{definition}")
    @Operation(operationId = "getSamplingShare", summary = "The share of one process")
    @APIResponse(responseCode = "200", description = "What holds now")
    @APIResponse(responseCode = "403", description = "For viewers, modellers, admins and managers")
    @APIResponse(responseCode = "404", description = "There is no such process")
    public ShareView one(String definition) {
        rights.require();
        shares.requireKnown(definition);
        return shares.of(definition);
    }

    @PUT
    @Path("/{definition}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("admin")
    @Operation(
            operationId = "setSamplingShare",
            summary = "Sets the share of one process",
            description = "Holds for what is approved from now on. Earlier settings are kept.")
    @APIResponse(responseCode = "200", description = "What holds now")
    @APIResponse(responseCode = "400", description = "The share is not from 0 to 1")
    @APIResponse(responseCode = "403", description = "For admins")
    @APIResponse(responseCode = "404", description = "There is no such process")
    public ShareView set(String definition, @NotNull @Valid ShareRequest request) {
        return shares.set(definition, Objects.requireNonNull(request.share()), currentUser.id());
    }
}
