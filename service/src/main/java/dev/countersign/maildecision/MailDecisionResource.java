package dev.countersign.maildecision;

import dev.countersign.task.CompletionView;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The buttons of mails, for the person they were sent to. */
@Path("/api/mail-decisions/{token}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decisions from mails")
public class MailDecisionResource {
    private final MailDecisionService service;

    MailDecisionResource(MailDecisionService service) {
        this.service = service;
    }

    /** What the button stands for. Decides nothing, however often it is asked. */
    @GET
    @Blocking
    @Operation(summary = "What a button of a mail stands for; decides nothing")
    @APIResponse(responseCode = "200", description = "The task, the option and the figures of the evidence")
    @APIResponse(responseCode = "403", description = "The mail was sent to somebody else")
    @APIResponse(responseCode = "404", description = "There is no such link")
    @APIResponse(responseCode = "409", description = "code already-used, already-completed or task-ended")
    @APIResponse(responseCode = "410", description = "The link has expired")
    public MailDecisionView show(@PathParam("token") String token) {
        return service.show(new Token(token));
    }

    /** Decides. */
    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Decides what a button of a mail says",
            description =
                    "Claims the task first if it is free. The decision is bound to the evidence that the mail showed.")
    @APIResponse(responseCode = "200", description = "The task is completed and the decision recorded")
    @APIResponse(responseCode = "400", description = "The form asks for more: violations")
    @APIResponse(responseCode = "403", description = "The mail was sent to somebody else, or four eyes forbid it")
    @APIResponse(responseCode = "404", description = "There is no such link")
    @APIResponse(
            responseCode = "409",
            description =
                    "code already-used, already-completed, task-ended, already-claimed, evidence-changed, evidence-stale,"
                            + " or, for the task's page: draft-kept, more-fields")
    @APIResponse(responseCode = "410", description = "The link has expired")
    public CompletionView decide(@PathParam("token") String token, @NotNull @Valid MailDecisionRequest request) {
        return service.decide(new Token(token), request);
    }
}
