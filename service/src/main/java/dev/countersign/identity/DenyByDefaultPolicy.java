package dev.countersign.identity;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets nobody in who has not signed in, whatever the path leads to. What is needed to sign in is listed by its exact
 * spelling, so that no variant of a path can slip through.
 */
@ApplicationScoped
class DenyByDefaultPolicy implements HttpSecurityPolicy {
    private static final Pattern PUBLIC_PAGE = Pattern.compile(
            "/sign-in\\.html|/sign-in/[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*|/(favicon|icon)\\.(ico|svg|png)");
    private static final String SIGN_IN = "/j_security_check";
    /** Programs prove themselves there by the token of one call, not by a user. */
    private static final Set<String> TASK_TOKENS =
            Set.of("/api/task-tokens/heartbeat", "/api/task-tokens/success", "/api/task-tokens/failure");

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext requestContext) {
        if (isPublic(request.request().method().name(), request.request().path())) {
            return CheckResult.permit();
        }
        return identity.map(someone -> someone.isAnonymous() ? CheckResult.DENY : CheckResult.PERMIT);
    }

    static boolean isPublic(String method, String path) {
        return switch (method) {
            case "GET", "HEAD" -> PUBLIC_PAGE.matcher(path).matches();
            case "POST" -> path.equals(SIGN_IN) || TASK_TOKENS.contains(path);
            default -> false;
        };
    }
}
