package dev.countersign.identity;

import dev.countersign.enginerest.EngineRest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * The answer to a request that goes no further, in the form its caller reads.
 *
 * @param code for programs
 */
record Refusal(int status, String title, String code, String detail) {

    static Refusal notSignedIn() {
        return new Refusal(401, "Unauthorized", "not-signed-in", "Sign in first");
    }

    static Refusal throttled(long seconds) {
        return new Refusal(
                429,
                "Too Many Requests",
                "sign-in-throttled",
                "Too many failed sign-ins; try again in " + seconds + " s");
    }

    static Refusal forbidden(String code, String detail) {
        return new Refusal(403, "Forbidden", code, detail);
    }

    void send(RoutingContext context) {
        if (!context.request().isEnded()) {
            context.request().resume(); // a body that nobody reads must not hold up the connection
        }
        boolean engine = isEngineRest(context);
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, engine ? "application/json" : "application/problem+json")
                .end((engine ? engineError() : problem(context.request().path())).toBuffer());
    }

    /** Whether the engine's own REST API is meant, in whatever spelling. */
    static boolean isEngineRest(RoutingContext context) {
        return RequestPath.isUnder(RequestPath.canonical(context.request().path()), EngineRest.PATH)
                || EngineRest.owns(context.normalizedPath());
    }

    private JsonObject problem(String path) {
        return new JsonObject()
                .put("status", status)
                .put("title", title)
                .put("detail", detail)
                .put("instance", path)
                .put("code", code);
    }

    private JsonObject engineError() {
        String type = status == 403 ? "AuthorizationException" : "AuthenticationException";
        return new JsonObject().put("type", type).put("message", detail).putNull("code");
    }
}
