package dev.countersign.identity;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The groups of the house, for admins who share something with one of them. */
@Path("/api/groups")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
public class GroupResource {

    private final UserDirectory directory;

    GroupResource(UserDirectory directory) {
        this.directory = directory;
    }

    @GET
    @Blocking
    @Operation(operationId = "listGroups", summary = "All groups that somebody is in, in alphabetical order")
    @APIResponse(responseCode = "200", description = "The groups")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "Only for admins")
    public List<String> list() {
        return directory.groups();
    }
}
