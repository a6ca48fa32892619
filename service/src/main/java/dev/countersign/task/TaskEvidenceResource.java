package dev.countersign.task;

import dev.countersign.decision.ComparedEvidence;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The evidence of tasks over time. */
@Path("/api/tasks")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tasks")
public class TaskEvidenceResource {

    private final TaskEvidenceService evidence;
    private final CurrentActor actor;

    TaskEvidenceResource(TaskEvidenceService evidence, CurrentActor actor) {
        this.evidence = evidence;
        this.actor = actor;
    }

    @GET
    @Path("/{id}/evidence/versions")
    @Operation(summary = "What this step of the process has shown, in this and earlier rounds, latest first")
    @APIResponse(responseCode = "200", description = "The versions; none when the task shows no evidence")
    @APIResponse(responseCode = "403", description = "The caller has nothing to do with this task")
    @APIResponse(responseCode = "404", description = "There never was such a task")
    @APIResponse(responseCode = "409", description = "The task is no longer open, or its evidence cannot be read")
    public List<EvidenceVersionView> versions(String id) {
        return evidence.versions(id, actor.get());
    }

    @GET
    @Path("/{id}/evidence/comparison")
    @Operation(
            summary = "What is different from the evidence that was approved last",
            description = "At the same step of the same process, in any instance")
    @APIResponse(responseCode = "200", description = "The differences, block by block")
    @APIResponse(responseCode = "403", description = "The caller has nothing to do with this task")
    @APIResponse(responseCode = "404", description = "No such task, it shows no evidence, or none was approved yet")
    @APIResponse(responseCode = "409", description = "The task is no longer open, or its evidence cannot be read")
    public ComparedEvidence comparison(
            String id,
            @QueryParam("with") @Parameter(description = "digest of other evidence to compare with") @Nullable
                    String with) {
        return evidence.comparison(id, with, actor.get());
    }
}
