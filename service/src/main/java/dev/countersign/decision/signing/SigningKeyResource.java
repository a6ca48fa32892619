package dev.countersign.decision.signing;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public keys of exports and reports. */
@Path("/api/decisions")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decisions")
public class SigningKeyResource {

    private final SigningService signing;

    SigningKeyResource(SigningService signing) {
        this.signing = signing;
    }

    @GET
    @Path("/signing-key")
    @Operation(summary = "The public keys that exports and reports are signed with")
    public SigningKeysView keys() {
        return signing.keys();
    }

    @GET
    @Path("/signing-key.pem")
    @Produces("application/x-pem-file")
    @Operation(summary = "All public keys in one file", description = "For verify-decisions --key")
    public String pem() {
        return signing.keys().all().stream().map(SigningKeyView::publicKey).collect(Collectors.joining());
    }

    @POST
    @Path("/signing-key")
    @RolesAllowed("admin")
    @Operation(summary = "Lets this node sign with a new key", description = "Earlier signatures stay checkable")
    @APIResponse(responseCode = "200", description = "The new key is in use")
    @APIResponse(responseCode = "403", description = "For admins only")
    public SigningKeysView rotate() {
        return signing.rotate();
    }
}
