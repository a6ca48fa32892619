package dev.countersign.adjustment;

import dev.countersign.decision.DecisionReaders;
import dev.countersign.problem.UnknownResourceException;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.operaton.bpm.engine.HistoryService;

/** What people laid over the forecast of a run. */
@Path("/api/instances/{id}/adjustments")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decisions")
public class AdjustmentResource {

    private final AdjustmentService adjustments;
    private final HistoryService historyService;
    private final DecisionReaders readers;

    AdjustmentResource(AdjustmentService adjustments, HistoryService historyService, DecisionReaders readers) {
        this.adjustments = adjustments;
        this.historyService = historyService;
        this.readers = readers;
    }

    @GET
    @Operation(
            summary = "The overrides of a run",
            description =
                    "In the order in which they were decided; those that a later decision replaced are not active")
    @APIResponse(responseCode = "200", description = "The overrides, perhaps none")
    @APIResponse(responseCode = "404", description = "There is no such run that the user may read")
    public List<AdjustmentView> ofInstance(String id) {
        if (historyService
                                .createHistoricProcessInstanceQuery()
                                .processInstanceId(id)
                                .count()
                        == 0
                || !readers.mayRead(id)) {
            throw new UnknownResourceException("process instance", id);
        }
        return adjustments.ofInstance(id);
    }
}
