package dev.countersign.notification;

import dev.countersign.identity.CurrentUser;
import dev.countersign.identity.Role;
import dev.countersign.identity.User;
import dev.countersign.problem.UnknownResourceException;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The web page of the embedded mail server: what it has received for the signed-in user, for admins everything. There is
 * no such page when a real mail server is configured.
 */
@Path("/dev/inbox")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class InboxResource {
    private final EmbeddedMailServer server;
    private final CurrentUser currentUser;
    private final Template list;
    private final Template message;

    InboxResource(
            EmbeddedMailServer server,
            CurrentUser currentUser,
            @Location("inbox/list.html") Template list,
            @Location("inbox/message.html") Template message) {
        this.server = server;
        this.currentUser = currentUser;
        this.list = list;
        this.message = message;
    }

    /** All mails, newest first. */
    @GET
    @Blocking
    @Operation(hidden = true)
    public String list() {
        User user = currentUser.get();
        return list.data("mails", mailsFor(user))
                .data("user", user)
                .data("all", user.hasAnyRole(Role.ADMIN))
                .render();
    }

    /** One mail; its HTML is shown in a frame that runs no scripts. */
    @GET
    @Path("{id}")
    @Blocking
    @Operation(hidden = true)
    public String message(@PathParam("id") String id) {
        ReceivedMail mail = mailsFor(currentUser.get()).stream()
                .filter(received -> received.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownResourceException("mail", id));
        return message.data("mail", mail).render();
    }

    private List<ReceivedMail> mailsFor(User user) {
        return server.received().orElseThrow(() -> new UnknownResourceException("page", "/dev/inbox")).stream()
                .filter(mail -> user.hasAnyRole(Role.ADMIN) || mail.isTo(user.email()))
                .toList();
    }
}
