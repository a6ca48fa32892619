package dev.countersign.identity;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every request between sign-in and the code that serves it. Refuses changes that a page of another origin makes
 * a browser ask for: with a session's cookie a request must prove that it is ours, with a password in it, it only must not
 * say the opposite. And applies {@link EngineRestRights}.
 */
@ApplicationScoped
class RequestGuard {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private final Optional<String> publicUrl;

    RequestGuard(@ConfigProperty(name = "countersign.public-url") Optional<String> publicUrl) {
        this.publicUrl = publicUrl;
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, SecurityHandlerPriorities.AUTHORIZATION - 1);
    }

    private void guard(RoutingContext context) {
        SecurityIdentity identity = context.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
        if (isForged(context.request(), identity)) {
            Refusal.forbidden(
                            "foreign-origin",
                            "The request does not come from a page of this service (programs: send"
                                    + " X-Requested-With: countersign, or sign in with user name and password)")
                    .send(context);
        } else if (Refusal.isEngineRest(context) && !mayCallEngine(context.request(), identity)) {
            Refusal.forbidden("role-missing", "The user's roles do not allow this request to the engine's REST API")
                    .send(context);
        } else {
            context.next();
        }
    }

    private boolean isForged(HttpServerRequest request, @Nullable SecurityIdentity identity) {
        if (SAFE_METHODS.contains(request.method().name())) {
            return false;
        }
        return identity != null && Credential.SESSION.was(identity)
                ? !RequestOrigin.isProvenOwn(request, publicUrl.orElse(null))
                : RequestOrigin.isForeign(request, publicUrl.orElse(null));
    }

    private static boolean mayCallEngine(HttpServerRequest request, @Nullable SecurityIdentity identity) {
        Set<String> roles = identity == null ? Set.of() : identity.getRoles();
        return EngineRestRights.allow(roles, request.method().name(), request.path());
    }
}
