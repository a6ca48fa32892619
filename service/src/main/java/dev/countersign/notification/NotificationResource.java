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
import org.jspecify.annotations.Nullable;

/** The outbox for operators: what waits, what was sent, what was given up. */
@Path("/api/notifications")
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class NotificationResource {
    private static final int MAX_SIZE = 200;

    private final NotificationService notifications;

    NotificationResource(NotificationService notifications) {
        this.notifications = notifications;
    }

    /** A page of notifications, newest first. */
    @GET
    @Blocking
    @Operation(summary = "List notifications")
    public NotificationService.NotificationPage list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("page") @DefaultValue("0") int page,
            @QueryParam("size") @DefaultValue("20") int size) {
        if (page < 0) {
            throw invalid("page", "Must not be negative.");
        }
        if (size < 1 || size > MAX_SIZE) {
            throw invalid("size", "Must be between 1 and " + MAX_SIZE + ".");
        }
        return notifications.list(state == null || state.isEmpty() ? null : state(state), page, size);
    }

    /** Puts a mail that was given up into the outbox again. */
    @POST
    @Path("{id}/retry")
    @Blocking
    @Operation(summary = "Send a notification that was given up again")
    public void retry(@PathParam("id") String id) {
        notifications.retry(uuid(id));
    }

    private static NotificationState state(String name) {
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
