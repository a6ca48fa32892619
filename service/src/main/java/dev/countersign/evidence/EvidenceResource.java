package dev.countersign.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.evidence.compare.EvidenceComparison;
import dev.countersign.problem.UnknownResourceException;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
    private final Comparisons comparisons;

    EvidenceResource(EvidenceService evidence, Comparisons comparisons) {
        this.evidence = evidence;
        this.comparisons = comparisons;
    }

    @GET
    @Path("/compare")
    @Operation(summary = "What is different between two evidence documents")
    @APIResponse(responseCode = "200", description = "The differences, block by block")
    @APIResponse(responseCode = "400", description = "A digest is missing")
    @APIResponse(responseCode = "404", description = "No document has one of the digests")
    public EvidenceComparison compare(
            @QueryParam("from") @NotBlank @Parameter(description = "digest of the older document") String from,
            @QueryParam("to") @NotBlank @Parameter(description = "digest of the newer document") String to) {
        return comparisons.compare(from, to);
    }

    @POST
    @RolesAllowed({"worker", "operator", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Stores an evidence document",
            description = "For workers: put the digest into a variable that the user task's 'evidence' names")
    @APIResponse(responseCode = "200", description = "Its digest; the same document has it again")
    @APIResponse(responseCode = "400", description = "What is wrong with it, place by place")
    @APIResponse(responseCode = "403", description = "For workers, operators and admins")
    public StoredEvidence store(@NotNull @Schema(type = SchemaType.OBJECT) JsonNode document) {
        return new StoredEvidence(evidence.store(document));
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
