package dev.countersign.identity;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The signed-in user, and signing out. */
@Path("/api")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
    private final CurrentUser currentUser;
    private final SessionService sessions;
    private final SessionCookie cookie;
    private final Instance<UserRight> rights;

    MeResource(
            CurrentUser currentUser, SessionService sessions, SessionCookie cookie, @Any Instance<UserRight> rights) {
        this.currentUser = currentUser;
        this.rights = rights;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    /**
     * The signed-in user; roles, groups and rights in alphabetical order.
     *
     * @param rights what features allow by their own settings, beside the roles: {@code insights}
     */
    public record MeView(
            String id,
            String name,
            @Nullable String email,
            List<String> roles,
            List<String> groups,
            List<String> rights) {
        static MeView of(User user, Stream<UserRight> rights) {
            return new MeView(
                    user.id(),
                    user.name(),
                    user.email(),
                    user.roles().stream().sorted().toList(),
                    user.groups().stream().sorted().toList(),
                    rights.filter(right -> right.isHeldBy(user))
                            .map(UserRight::name)
                            .sorted()
                            .toList());
        }
    }

    /** Who I am. */
    @GET
    @Path("/me")
    @Blocking
    @Operation(summary = "The signed-in user")
    public MeView me() {
        return MeView.of(currentUser.get(), rights.stream());
    }

    /** Ends the session for good and takes its cookie back. */
    @POST
    @Path("/sign-out")
    @Blocking
    @Operation(summary = "Sign out")
    public Response signOut(@CookieParam(SessionCookie.NAME) @Nullable String token, HttpServerRequest request) {
        if (token != null && !token.isEmpty()) {
            sessions.close(token);
        }
        return Response.noContent().cookie(cookie.expired(request.scheme())).build();
    }
}
