package dev.countersign.task;

import io.quarkus.security.Authenticated;
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

/** Completing many tasks with one request. */
@Path("/api/tasks/complete-many")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Tasks")
public class BulkCompletionResource {

    private final BulkCompletionService bulk;
    private final CurrentActor actor;

    BulkCompletionResource(BulkCompletionService bulk, CurrentActor actor) {
        this.bulk = bulk;
        this.actor = actor;
    }

    @POST
    @Operation(
            summary = "Completes up to 100 tasks with the same form data",
            description =
                    "Each task is checked and completed for itself: the answer says for each what became of it. A task whose"
                            + " form depends on its own case is refused: code one-by-one")
    @APIResponse(responseCode = "200", description = "One result per task, in the order of the request")
    @APIResponse(responseCode = "400", description = "No task, more than 100, or one without an id")
    public CompleteManyView complete(@NotNull @Valid CompleteManyRequest request) {
        return bulk.complete(request, actor.get());
    }
}
