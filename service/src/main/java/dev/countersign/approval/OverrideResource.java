package dev.countersign.approval;

import dev.countersign.identity.CurrentUser;
import dev.countersign.identity.Role;
import dev.countersign.problem.QueryChoice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Exceptions from the approval rules, which it takes two admins to make. */
@Path("/api/override-requests")
@RolesAllowed(Role.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Approvals")
public class OverrideResource {

    private final OverrideService overrides;
    private final CurrentUser currentUser;

    OverrideResource(OverrideService overrides, CurrentUser currentUser) {
        this.overrides = overrides;
        this.currentUser = currentUser;
    }

    @GET
    @Operation(summary = "Requests for exceptions, latest first")
    @APIResponse(responseCode = "200", description = "A page of requests")
    @APIResponse(responseCode = "400", description = "A state or the page is not one")
    public OverridePage list(
            @QueryParam("state")
                    @Parameter(
                            description = "one of these; absent: all",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = OverrideState.class))
                    List<String> state,
            @QueryParam("task") @Nullable String task,
            @QueryParam("page") @DefaultValue("0") @Min(0) @Max(1_000_000) int page,
            @QueryParam("size") @DefaultValue("20") @Min(1) @Max(200) int size) {
        return overrides.list(
                QueryChoice.anyOf(OverrideState.class, "state", state), Optional.ofNullable(task), page, size);
    }

    @POST
    @Path("/{id}/confirm")
    @Operation(summary = "Makes the exception, as a second admin")
    @APIResponse(responseCode = "200", description = "The person may do the task, and it is recorded")
    @APIResponse(responseCode = "403", description = "The caller is no admin, asked for it, or would gain by it")
    @APIResponse(responseCode = "404", description = "There is no such request")
    @APIResponse(responseCode = "409", description = "It waits no longer: code override-settled")
    public OverrideView confirm(UUID id, @Valid @Nullable OverrideComment comment) {
        return overrides.confirm(id, comment == null ? null : comment.comment(), currentUser.get());
    }

    @POST
    @Path("/{id}/refuse")
    @Operation(summary = "Refuses the exception, as a second admin")
    @APIResponse(responseCode = "200", description = "Nothing changes for the person")
    @APIResponse(responseCode = "403", description = "The caller is no admin, asked for it, or would gain by it")
    @APIResponse(responseCode = "404", description = "There is no such request")
    @APIResponse(responseCode = "409", description = "It waits no longer: code override-settled")
    public OverrideView refuse(UUID id, @Valid @Nullable OverrideComment comment) {
        return overrides.refuse(id, comment == null ? null : comment.comment(), currentUser.get());
    }
}
