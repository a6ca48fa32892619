package dev.countersign.learning.policy;

import dev.countersign.identity.CurrentUser;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Trying a policy on the past. */
@Path("/api/policy-trials")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"modeller", "admin"})
@Tag(name = "Learning")
class PolicyTrialResource {

    private final PolicyTrialService trials;
    private final CurrentUser currentUser;

    PolicyTrialResource(PolicyTrialService trials, CurrentUser currentUser) {
        this.trials = trials;
        this.currentUser = currentUser;
    }

    @POST
    @Operation(
            operationId = "tryPolicy",
            summary = "Tries a decision table against what was decided before",
            description = "Every recorded evaluation is repeated with the given table. Nothing is deployed; who tried"
                    + " what is kept.")
    @APIResponse(responseCode = "200", description = "What the table would have done")
    @APIResponse(
            responseCode = "400",
            description =
                    "The model cannot be used: `violations` name file, element and reason; or there is no such past")
    @APIResponse(responseCode = "403", description = "For modellers and admins")
    @APIResponse(
            responseCode = "409",
            description = "`trial-busy`: enough trials are running; `trial-timeout`: it took too long")
    public PolicyTrial run(@NotNull @Valid PolicyTrialRequest request) {
        return trials.run(request, currentUser.id());
    }
}
