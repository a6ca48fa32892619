package dev.countersign.fanout;

import dev.countersign.identity.CurrentUser;
import dev.countersign.problem.QueryChoice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Fan-outs: how far they are, their items, and what to do when some have failed. */
@Path("/api/fan-outs/{id}")
@Tag(name = "Fan-outs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "approver", "operator", "modeller", "admin"})
class FanOutResource {

    private final FanOutService fanOuts;
    private final CurrentUser user;

    FanOutResource(FanOutService fanOuts, CurrentUser user) {
        this.fanOuts = fanOuts;
        this.user = user;
    }

    @GET
    @Operation(operationId = "getFanOut", summary = "One fan-out with its figures")
    @APIResponse(responseCode = "200", description = "The fan-out")
    @APIResponse(responseCode = "404", description = "No such fan-out")
    public FanOutView one(@RestPath UUID id) {
        return fanOuts.one(id);
    }

    @GET
    @Path("/items")
    @Operation(operationId = "listFanOutItems", summary = "The items in their order")
    @APIResponse(responseCode = "200", description = "A page of items")
    @APIResponse(responseCode = "400", description = "The state or the page is not one")
    @APIResponse(responseCode = "404", description = "No such fan-out")
    public FanOutItemPage items(
            @RestPath UUID id,
            @Parameter(schema = @Schema(implementation = ItemState.class)) @QueryParam("state") @Nullable String state,
            @QueryParam("page") @DefaultValue("0") @Min(0) @Max(1_000_000) int page,
            @QueryParam("size") @DefaultValue("20") @Min(1) @Max(200) int size) {
        Set<ItemState> states = state == null
                ? EnumSet.allOf(ItemState.class)
                : Set.of(QueryChoice.of(ItemState.class, "state", state));
        return fanOuts.items(id, states, page, size);
    }

    @GET
    @Path("/results")
    @Produces("application/x-ndjson")
    @Operation(
            operationId = "getFanOutResults",
            summary = "The results as JSON lines, where they are too large for a variable")
    @APIResponse(responseCode = "200", description = "One line for each item")
    @APIResponse(responseCode = "404", description = "No such fan-out, or its results are in the variable")
    public InputStream results(@RestPath UUID id) {
        return fanOuts.results(id);
    }

    @POST
    @Path("/retry")
    @RolesAllowed({"operator", "admin"})
    @Operation(operationId = "retryFanOut", summary = "Have the failed items tried again, and only those")
    @APIResponse(responseCode = "204", description = "They are on their way")
    @APIResponse(responseCode = "403", description = "Only operators and admins may")
    @APIResponse(responseCode = "404", description = "No such fan-out")
    @APIResponse(responseCode = "409", description = "It does not stand at its incident")
    public void retry(@RestPath UUID id) {
        fanOuts.retry(id, user.id());
    }

    @POST
    @Path("/items/{index}/skip")
    @RolesAllowed({"operator", "admin"})
    @Operation(
            operationId = "skipFanOutItem",
            summary = "Do without a failed item",
            description = "When no more items have failed than may, the process goes on.")
    @APIResponse(responseCode = "204", description = "Skipped")
    @APIResponse(responseCode = "403", description = "Only operators and admins may")
    @APIResponse(responseCode = "404", description = "No such fan-out or item")
    @APIResponse(
            responseCode = "409",
            description = "The item has not failed, or the fan-out does not stand at its incident")
    public void skip(@RestPath UUID id, @RestPath int index) {
        fanOuts.skip(id, index, user.id());
    }
}
