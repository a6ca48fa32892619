package dev.countersign.identity;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The answer to a request that nobody has signed in for: a redirect for pages, 401 for programs. */
final class Challenge {
    static final String SIGN_IN_PAGE = "/sign-in.html";
    private static final String WAIT = "countersign.sign-in.wait";

    private Challenge() {}

    /** Makes the answer a 429 instead. */
    static void waitFirst(RoutingContext context, long seconds) {
        context.put(WAIT, seconds);
    }

    static void answer(RoutingContext context) {
        Long wait = context.get(WAIT);
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (wait != null) {
            context.response().putHeader("Retry-After", wait.toString());
            Refusal.throttled(wait).send(context);
        } else if (isPage(context)) {
            String to = URLEncoder.encode(context.request().uri(), StandardCharsets.UTF_8);
            context.response()
                    .setStatusCode(302)
                    .putHeader(HttpHeaders.LOCATION, SIGN_IN_PAGE + "?to=" + to)
                    .end();
        } else {
            // The web app asks for no challenge: a browser would open its own password window on it.
            if (!RequestOrigin.isFromWebApp(context.request().headers())) {
                context.response().putHeader("WWW-Authenticate", "Basic realm=\"Countersign\", charset=\"UTF-8\"");
            }
            Refusal.notSignedIn().send(context);
        }
    }

    private static boolean isPage(RoutingContext context) {
        HttpMethod method = context.request().method();
        return (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))
                && !context.request().headers().contains(HttpHeaders.AUTHORIZATION)
                && !RequestPath.isUnder(RequestPath.canonical(context.request().path()), "/api")
                && !Refusal.isEngineRest(context);
    }
}
