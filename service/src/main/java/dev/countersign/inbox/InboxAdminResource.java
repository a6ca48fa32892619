package dev.countersign.inbox;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Looking after the inbox' own table. */
@Path("/api/admin/inbox")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class InboxAdminResource {

    private final InboxCheckService check;
    private final InboxRebuildService rebuild;

    InboxAdminResource(InboxCheckService check, InboxRebuildService rebuild) {
        this.check = check;
        this.rebuild = rebuild;
    }

    @GET
    @Path("/check")
    @Operation(
            operationId = "checkInbox",
            summary = "Compares the inbox with the engine's own tables",
            description = "Reads everything: some seconds for a million tasks")
    @APIResponse(responseCode = "200", description = "The differences; none when all is well")
    public InboxCheck check() {
        return check.check();
    }

    @POST
    @Path("/rebuild")
    @Operation(
            operationId = "rebuildInbox",
            summary = "Works the inbox out anew from the engine's tables",
            description =
                    "People can go on working meanwhile. Needed only after somebody wrote to the engine's tables by hand")
    @APIResponse(responseCode = "200", description = "The inbox is as the engine's tables say")
    public InboxRebuild rebuild() {
        return rebuild.rebuild();
    }
}
