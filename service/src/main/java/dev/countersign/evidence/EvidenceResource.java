package dev.countersign.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.problem.UnknownResourceException;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Evidence by its digest, for decisions of the past. */
@Path("/api/evidence")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decisions")
public class EvidenceResource {

    private final EvidenceService evidence;

    EvidenceResource(EvidenceService evidence) {
        this.evidence = evidence;
    }

    @GET
    @Path("/{digest}")
    @Operation(summary = "One evidence document", description = "What has this digest never changes")
    @APIResponse(responseCode = "200", description = "The document")
    @APIResponse(responseCode = "404", description = "No document has this digest")
    public RestResponse<JsonNode> get(String digest) {
        JsonNode document = evidence.find(digest).orElseThrow(() -> new UnknownResourceException("evidence", digest));
        return ResponseBuilder.ok(document)
                .header("Cache-Control", "private, max-age=31536000, immutable")
                .tag(digest)
                .build();
    }
}
