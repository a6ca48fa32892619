package dev.countersign.inbox;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The filters that people keep for their inbox. */
@Path("/api/task-filters")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Task filters")
public class SavedFilterResource {

    private final SavedFilterService filters;

    SavedFilterResource(SavedFilterService filters) {
        this.filters = filters;
    }

    @GET
    @Operation(
            operationId = "listTaskFilters",
            summary = "The caller's filters and those shared with the caller's groups, by name")
    public List<SavedFilterView> list(
            @QueryParam("counts")
                    @DefaultValue("false")
                    @Parameter(description = "also say how many tasks each finds now")
                    boolean counts) {
        return filters.list(counts);
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "createTaskFilter", summary = "Keeps a filter")
    @APIResponse(responseCode = "201", description = "The filter is kept")
    @APIResponse(responseCode = "400", description = "A member is wrong: violations name each")
    @APIResponse(responseCode = "403", description = "Only admins share filters")
    @APIResponse(responseCode = "409", description = "code name-taken or too-many-filters")
    public SavedFilterView create(@NotNull @Valid SavedFilterRequest request) {
        return filters.create(request);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "changeTaskFilter", summary = "Changes all of a filter")
    @APIResponse(responseCode = "200", description = "The filter is changed")
    @APIResponse(responseCode = "400", description = "A member is wrong: violations name each")
    @APIResponse(responseCode = "403", description = "It is shared with the caller, not the caller's")
    @APIResponse(responseCode = "404", description = "The caller has no such filter")
    @APIResponse(responseCode = "409", description = "code name-taken")
    public SavedFilterView change(UUID id, @NotNull @Valid SavedFilterRequest request) {
        return filters.change(id, request);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(operationId = "deleteTaskFilter", summary = "Deletes a filter")
    @APIResponse(responseCode = "204", description = "The filter is gone")
    @APIResponse(responseCode = "403", description = "It is shared with the caller, not the caller's")
    @APIResponse(responseCode = "404", description = "The caller has no such filter")
    public void delete(UUID id) {
        filters.delete(id);
    }
}
