package dev.countersign.identity;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Sign-in by a form: opens a session. */
@Path("/j_security_check")
@PermitAll
public class SignInResource {
    /** A page of this service, and nothing that a browser takes for another host. */
    private static final Pattern LOCAL_PAGE = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*");

    private final SignInService signIn;
    private final SessionService sessions;
    private final SessionCookie cookie;

    SignInResource(SignInService signIn, SessionService sessions, SessionCookie cookie) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    /**
     * Opens a session. A browser's form is answered by redirects: to the page in {@code to}, or back to the sign-in page.
     * The web app (header {@code X-Requested-With: countersign}) gets 204, 401 or 429.
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Blocking
    @Operation(summary = "Sign in with user name and password")
    public Response signIn(
            @FormParam("j_username") @Nullable String name,
            @FormParam("j_password") @Nullable String password,
            @FormParam("to") @Nullable String to,
            HttpServerRequest request) {
        boolean webApp = RequestOrigin.isFromWebApp(request.headers());
        String target = to != null && LOCAL_PAGE.matcher(to).matches() ? to : "/";
        try {
            User user = signIn.signIn(name == null ? "" : name, password == null ? "" : password);
            Response.ResponseBuilder answer = webApp ? Response.noContent() : redirect(target);
            return answer.cookie(cookie.carrying(sessions.open(user), request.scheme()))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        } catch (WrongCredentialsException e) {
            return webApp
                    ? problem(Response.Status.UNAUTHORIZED, e, 0)
                    : redirect(signInPage("error=1", target)).build();
        } catch (SignInThrottledException e) {
            return webApp
                    ? problem(Response.Status.TOO_MANY_REQUESTS, e, e.retryAfterSeconds())
                    : redirect(signInPage("error=1&wait=" + e.retryAfterSeconds(), target))
                            .build();
        }
    }

    private static String signInPage(String query, String target) {
        return Challenge.SIGN_IN_PAGE + "?" + query + "&to=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
    }

    private static Response.ResponseBuilder redirect(String path) {
        return Response.status(Response.Status.FOUND).header(HttpHeaders.LOCATION, path);
    }

    private static Response problem(Response.Status status, RuntimeException reason, long retryAfterSeconds) {
        Response.ResponseBuilder answer = Response.status(status)
                .type("application/problem+json")
                .entity(Map.of(
                        "status", status.getStatusCode(),
                        "title", status.getReasonPhrase(),
                        "detail", String.valueOf(reason.getMessage()),
                        "instance", "/j_security_check"));
        return retryAfterSeconds == 0
                ? answer.build()
                : answer.header(HttpHeaders.RETRY_AFTER, retryAfterSeconds).build();
    }
}
