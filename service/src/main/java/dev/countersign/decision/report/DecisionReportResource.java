package dev.countersign.decision.report;

import dev.countersign.identity.CurrentUser;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Decisions as signed pages. */
@Path("/api/decisions")
@Authenticated
@Tag(name = "Decisions")
public class DecisionReportResource {

    private final DecisionReport report;
    private final CurrentUser currentUser;

    DecisionReportResource(DecisionReport report, CurrentUser currentUser) {
        this.report = report;
        this.currentUser = currentUser;
    }

    @GET
    @Path("/{id}/report")
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            summary = "One decision with its evidence as a signed page",
            description = "It stands alone and can be checked offline: verify-decisions --key public.pem report.html")
    @APIResponse(responseCode = "200", description = "The page, to download")
    @APIResponse(responseCode = "404", description = "No decision that the caller may read has this id")
    public Response report(UUID id) {
        return Response.ok(report.of(id, currentUser.get()), "text/html;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"decision-" + id + ".html\"")
                .build();
    }
}
