package dev.countersign.decision;

import dev.countersign.decision.signing.SignedManifest;
import dev.countersign.identity.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Records to take away and check elsewhere. */
@Path("/api/decisions")
@Authenticated
@Blocking
@Tag(name = "Decisions")
public class DecisionExportResource {

    private final DecisionExport export;
    private final DecisionService decisions;
    private final CurrentUser currentUser;
    private final Clock clock;

    DecisionExportResource(DecisionExport export, DecisionService decisions, CurrentUser currentUser, Clock clock) {
        this.export = export;
        this.decisions = decisions;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @GET
    @Path("/export")
    @Produces({"application/x-ndjson", "text/csv"})
    @Operation(
            summary = "Records as a file",
            description = "JSON lines carry every member that the hash covers and end with a signed manifest:"
                    + " verify-decisions checks them offline. CSV is for reading only.")
    @APIResponse(
            responseCode = "200",
            description = "The records, in the order of the chain",
            content = {
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "400", description = "An unknown format, or a filter that cannot be understood")
    public Response export(
            @QueryParam("format")
                    @DefaultValue("jsonl")
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"jsonl", "csv"}))
                    String format,
            @BeanParam @Valid DecisionFilter filter) {
        ExportFormat chosen = ExportFormat.parse(format);
        filter.conditions(); // refuses what cannot be understood before the first byte
        DecisionReader reader = DecisionReader.of(currentUser.get());
        StreamingOutput body = out -> export.write(chosen, filter, reader, out);
        return Response.ok(body, chosen.mediaType())
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"decisions-%s.%s\""
                                .formatted(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), chosen.extension()))
                .build();
    }

    @GET
    @Path("/head")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The last link of the chain, signed",
            description = "Keep it: verify-decisions --head shows later that the chain still contains it")
    public SignedManifest head() {
        return decisions.signedHead();
    }
}
