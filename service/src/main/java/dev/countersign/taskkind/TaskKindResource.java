package dev.countersign.taskkind;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What modellers can build with. */
@Path("/api/task-kinds")
@Authenticated
public class TaskKindResource {

    private final TaskKinds kinds;
    private final SecurityIdentity person;

    TaskKindResource(TaskKinds kinds, SecurityIdentity person) {
        this.kinds = kinds;
        this.person = person;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listTaskKinds",
            summary = "The kinds of tasks that models can use, with their fields",
            description = "Modellers, operators and admins also see one for each configured Camel endpoint.")
    @APIResponse(responseCode = "200", description = "All kinds by id")
    @APIResponse(responseCode = "401", description = "Not signed in")
    public List<TaskKindView> list() {
        return kinds.visibleTo(person).stream().map(TaskKindView::of).toList();
    }
}
