package dev.countersign.learning.sampling;

import dev.countersign.learning.InsightRights;
import dev.countersign.learning.Period;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What blind reviews of automatic approvals found. */
@Path("/api/samples")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Learning")
class SampleResource {

    private final SampleService samples;
    private final InsightRights rights;

    SampleResource(SampleService samples, InsightRights rights) {
        this.samples = samples;
        this.rights = rights;
    }

    @GET
    @Operation(
            operationId = "listSamples",
            summary = "Blind reviews of automatic approvals and how often people agreed",
            description = "Only answered ones: whoever answers one is not to know that it is one.")
    @APIResponse(responseCode = "200", description = "The samples, the latest first, and their summary")
    @APIResponse(responseCode = "400", description = "A parameter is not valid: `violations` names it")
    @APIResponse(responseCode = "403", description = "For viewers, modellers, admins and managers")
    public SamplePage list(
            @QueryParam("definition") @Parameter(description = "only those of one process") @Nullable String definition,
            @QueryParam("from")
                    @Parameter(
                            description =
                                    "decided on or after this day or moment: `2026-01-31` or `2026-01-31T12:00:00Z`")
                    @Nullable
                    String from,
            @QueryParam("to") @Parameter(description = "decided before this day or moment") @Nullable String to,
            @QueryParam("page") @DefaultValue("0") @Min(0) @Max(1_000_000) int page,
            @QueryParam("size") @DefaultValue("20") @Min(1) @Max(200) int size) {
        rights.require();
        return samples.page(definition, Period.of(from, to), page, size);
    }
}
