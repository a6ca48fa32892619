package dev.countersign.notification;

import dev.countersign.identity.Role;
import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.UnknownResourceException;
import dev.countersign.problem.Violation;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The outbox for operators: what waits, what was sent, what was given up. */
@Path("/api/notifications")
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class NotificationResource {
    private static final int MAX_SIZE = 200;
    private static final int MAX_PAGE = 1_000_000;

    private final NotificationService notifications;

    NotificationResource(NotificationService notifications) {
        this.notifications = notifications;
    }

    /** A page of notifications, newest first. */
    @GET
    @Blocking
    @Operation(summary = "List notifications")
    @APIResponse(responseCode = "200", description = "A page of notifications")
    @APIResponse(responseCode = "400", description = "The state, the kind or the page is not one")
    public NotificationPage list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("kind") @Parameter(description = "as escalated") @Nullable String kind,
            @QueryParam("recipient") @Parameter(description = "the id of a user") @Nullable String recipient,
            @QueryParam("task") @Parameter(description = "the id of a user task") @Nullable String task,
            @QueryParam("page") @DefaultValue("0") int page,
            @QueryParam("size") @DefaultValue("20") int size) {
        if (page < 0 || page > MAX_PAGE) {
            throw invalid("page", "Must be between 0 and " + MAX_PAGE + ".");
        }
        if (size < 1 || size > MAX_SIZE) {
            throw invalid("size", "Must be between 1 and " + MAX_SIZE + ".");
        }
        return notifications.list(
                new OutboxSearch(
                        isGiven(state) ? state(state) : null,
                        isGiven(kind) ? kind(kind) : null,
                        isGiven(recipient) ? recipient : null,
                        isGiven(task) ? task : null),
                page,
                size);
    }

    private static boolean isGiven(@Nullable String parameter) {
        return parameter != null && !parameter.isEmpty();
    }

    private static NoticeKind kind(@Nullable String id) {
        return NoticeKind.of(String.valueOf(id))
                .orElseThrow(() -> invalid(
                        "kind",
                        "Must be one of "
                                + Arrays.stream(NoticeKind.values())
                                        .map(NoticeKind::id)
                                        .toList()
                                + "."));
    }

    /** Puts a mail that was given up into the outbox again. */
    @POST
    @Path("{id}/retry")
    @Blocking
    @Operation(summary = "Send a notification that was given up again")
    @APIResponse(responseCode = "204", description = "It is in the outbox again")
    @APIResponse(responseCode = "404", description = "There is no such notification")
    @APIResponse(responseCode = "409", description = "It was not given up")
    public void retry(@PathParam("id") String id) {
        notifications.retry(uuid(id));
    }

    private static NotificationState state(@Nullable String name) {
        return Arrays.stream(NotificationState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> invalid("state", "Must be one of " + List.of(NotificationState.values()) + "."));
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new UnknownResourceException("notification", id);
        }
    }

    private static InvalidInputException invalid(String parameter, String message) {
        return new InvalidInputException(
                "The request cannot be answered", List.of(Violation.inQuery(parameter, message)));
    }
}
