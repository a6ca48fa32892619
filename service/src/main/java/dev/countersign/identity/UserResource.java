package dev.countersign.identity;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The people of the house, to choose an assignee or to mention somebody. Without addresses and roles. */
@Path("/api/users")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
public class UserResource {

    private static final int LIMIT = 20;

    private final UserDirectory directory;

    UserResource(UserDirectory directory) {
        this.directory = directory;
    }

    @GET
    @Blocking
    @Operation(summary = "Finds people by a part of their name or id", description = "The first 20 by name")
    @APIResponse(responseCode = "200", description = "The people")
    @APIResponse(responseCode = "400", description = "The text is longer than 100 characters")
    public List<UserView> find(
            @QueryParam("q")
                    @DefaultValue("")
                    @Size(max = 100)
                    @Parameter(description = "part of a name or id; empty for everybody")
                    String q) {
        return directory.search(q, LIMIT).stream().map(UserView::of).toList();
    }
}
