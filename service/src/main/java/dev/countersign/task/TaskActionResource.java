package dev.countersign.task;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Puts tasks into other hands, and plans them. */
@Path("/api/tasks/{id}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Tasks")
public class TaskActionResource {

    private final AssignmentService assignments;
    private final PlanningService planning;
    private final TaskWorkService work;
    private final InboxService inbox;
    private final CurrentActor actor;

    TaskActionResource(
            AssignmentService assignments,
            PlanningService planning,
            TaskWorkService work,
            InboxService inbox,
            CurrentActor actor) {
        this.assignments = assignments;
        this.planning = planning;
        this.work = work;
        this.inbox = inbox;
        this.actor = actor;
    }

    @POST
    @Path("/assign")
    @Operation(
            summary = "Gives the task to somebody for good",
            description =
                    "Operators and admins give a task to anybody; its assignee hands it over to those to whom it is offered.")
    @APIResponse(responseCode = "200", description = "The task is theirs; task is null when the caller sees it no more")
    @APIResponse(responseCode = "400", description = "There is no such user")
    @APIResponse(responseCode = "403", description = "Not for the caller to give, or four eyes forbid it")
    @APIResponse(responseCode = "404", description = "There never was such a task")
    @APIResponse(
            responseCode = "409",
            description = "Somebody else has it than the request says: code already-claimed, assignee; or delegated")
    public ActionView assign(String id, @NotNull @Valid AssignRequest request) {
        assignments.assign(id, request, actor.get());
        return view(id);
    }

    @POST
    @Path("/delegate")
    @Operation(
            summary = "Lets somebody else work on the caller's task",
            description = "They cannot complete it. When they resolve it, the caller has it again.")
    @APIResponse(responseCode = "200", description = "The task is with them")
    @APIResponse(responseCode = "400", description = "There is no such user, or it is the caller")
    @APIResponse(responseCode = "403", description = "Not the caller's task, or four eyes forbid it")
    @APIResponse(responseCode = "404", description = "There never was such a task")
    @APIResponse(responseCode = "409", description = "Somebody else has it, nobody has it, or it is delegated already")
    public ActionView delegate(String id, @NotNull @Valid DelegateRequest request) {
        assignments.delegate(id, request, actor.get());
        return view(id);
    }

    @POST
    @Path("/resolve")
    @Operation(summary = "Gives a delegated task back to its owner")
    @APIResponse(responseCode = "200", description = "The owner has it again")
    @APIResponse(responseCode = "403", description = "Not the caller's task")
    @APIResponse(responseCode = "404", description = "There never was such a task")
    @APIResponse(responseCode = "409", description = "It is not delegated: code not-delegated; or somebody else has it")
    public ActionView resolve(String id, @Nullable @Valid ResolveRequest request) {
        assignments.resolve(id, request == null ? null : request.comment(), actor.get());
        return view(id);
    }

    @POST
    @Path("/unclaim")
    @Consumes(MediaType.WILDCARD) // there is no body
    @Operation(summary = "Gives the task back to its candidates")
    @APIResponse(responseCode = "200", description = "The task is free; task is null when the caller sees it no more")
    @APIResponse(responseCode = "403", description = "Somebody else has it, and the caller is no operator or admin")
    @APIResponse(responseCode = "404", description = "There never was such a task")
    @APIResponse(
            responseCode = "409",
            description = "Nobody has it: code not-claimed; or it is delegated to the caller")
    public ActionView unclaim(String id) {
        work.unclaim(id, actor.get());
        return view(id);
    }

    @PUT
    @Path("/due")
    @Operation(summary = "Sets or removes the due date")
    @APIResponse(responseCode = "200", description = "The task")
    @APIResponse(responseCode = "400", description = "No instant with an offset, or out of range")
    @APIResponse(responseCode = "403", description = "For its assignee, its owner, operators and admins")
    @APIResponse(responseCode = "404", description = "There never was such a task")
    @APIResponse(responseCode = "409", description = "The task is no longer open")
    public ActionView due(String id, @NotNull @Valid MomentRequest request) {
        planning.setDue(id, request.at(), actor.get());
        return view(id);
    }

    @PUT
    @Path("/follow-up")
    @Operation(summary = "Sets or removes the date on which the task comes up again")
    @APIResponse(responseCode = "200", description = "The task")
    @APIResponse(responseCode = "400", description = "No instant with an offset, or out of range")
    @APIResponse(responseCode = "403", description = "For its assignee, its owner, operators and admins")
    @APIResponse(responseCode = "404", description = "There never was such a task")
    @APIResponse(responseCode = "409", description = "The task is no longer open")
    public ActionView followUp(String id, @NotNull @Valid MomentRequest request) {
        planning.setFollowUp(id, request.at(), actor.get());
        return view(id);
    }

    @PUT
    @Path("/priority")
    @Operation(summary = "Sets how important the task is, from 0 to 100")
    @APIResponse(responseCode = "200", description = "The task")
    @APIResponse(responseCode = "400", description = "No whole number from 0 to 100")
    @APIResponse(responseCode = "403", description = "For its assignee, its owner, operators and admins")
    @APIResponse(responseCode = "404", description = "There never was such a task")
    @APIResponse(responseCode = "409", description = "The task is no longer open")
    public ActionView priority(String id, @NotNull @Valid PriorityRequest request) {
        planning.setPriority(id, request.priority(), actor.get());
        return view(id);
    }

    /** Whoever gives a task away may have nothing to do with it from then on. */
    private ActionView view(String id) {
        try {
            return new ActionView(inbox.view(id, actor.get()));
        } catch (NotYourTaskException e) {
            return new ActionView(null);
        }
    }
}
