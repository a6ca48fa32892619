package dev.countersign.decision;

import dev.countersign.identity.CurrentUser;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The record of decisions. */
@Path("/api/decisions")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decisions")
public class DecisionResource {

    private final DecisionService decisions;
    private final ApprovedEvidence approved;
    private final CurrentUser currentUser;

    DecisionResource(DecisionService decisions, ApprovedEvidence approved, CurrentUser currentUser) {
        this.decisions = decisions;
        this.approved = approved;
        this.currentUser = currentUser;
    }

    @GET
    @Operation(
            summary = "The decisions, latest first",
            description = "Viewers, operators, modellers and admins find all of them; others those of tasks that were"
                    + " offered to their groups, and of instances they started, decided something in or have a task of")
    @APIResponse(responseCode = "200", description = "One page of decisions")
    @APIResponse(responseCode = "400", description = "A filter that cannot be understood, or a page out of range")
    public DecisionPage list(
            @BeanParam @Valid DecisionFilter filter,
            @QueryParam("page") @DefaultValue("0") @Min(0) @Max(1_000_000) int page,
            @QueryParam("size") @DefaultValue("20") @Min(1) @Max(200) int size) {
        return decisions.page(filter, reader(), page, size);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One decision")
    @APIResponse(responseCode = "200", description = "The decision")
    @APIResponse(responseCode = "404", description = "No decision that the caller may read has this id")
    public DecisionView get(UUID id) {
        return decisions.get(id, reader());
    }

    @GET
    @Path("/{id}/comparison")
    @Operation(
            summary = "What was different from the evidence that had been approved before",
            description = "At the same step of the same process, in any instance")
    @APIResponse(responseCode = "200", description = "The differences, block by block")
    @APIResponse(
            responseCode = "404",
            description = "No such decision, it has no evidence, or none was approved before")
    public ComparedEvidence comparison(UUID id) {
        return approved.compareAt(id, currentUser.get());
    }

    @GET
    @Path("/verify")
    @RolesAllowed({"viewer", "operator", "modeller", "admin"})
    @Operation(
            summary = "Checks the whole chain",
            description = "Finds the first record that was changed, removed or moved")
    public ChainVerdict verify() {
        return decisions.verify();
    }

    private DecisionReader reader() {
        return DecisionReader.of(currentUser.get());
    }
}
