package dev.countersign.webapp;

import dev.countersign.enginerest.EngineRest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Leads the addresses of the web app's pages to its one HTML file, where the app's own router takes over, and says how
 * long a browser may keep what it got.
 *
 * <p>Quinoa's own routing of single-page apps comes too late: since Quarkus 3.9 the REST layer answers 404 itself as soon
 * as any exception mapper takes a {@code NotFoundException}, and the problem mapper does.
 */
@ApplicationScoped
class WebAppRoutes {

    /** After signing in was checked (negative orders), before the REST layer. */
    private static final int ORDER = 1;

    private static final String START = "/";
    private static final String ASSETS = "/assets/";

    /** What the service answers itself, also to a browser. */
    private static final List<String> SERVICE_PATHS =
            List.of("/api", EngineRest.PATH, "/q", "/dev", "/j_security_check", "/.well-known");

    private static final Pattern FILE = Pattern.compile(".*\\.[^/]*");

    void routes(@Observes Router router) {
        router.route()
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(ORDER)
                .handler(WebAppRoutes::lead);
    }

    private static void lead(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = context.normalizedPath();
        if (isPage(path, request.getHeader(HttpHeaders.ACCEPT))) {
            context.reroute(START);
            return;
        }
        if (!isOfService(path)) {
            context.addHeadersEndHandler(nothing -> context.response()
                    .headers()
                    .set(
                            HttpHeaders.CACHE_CONTROL,
                            cacheControl(path, context.response().getStatusCode())));
        }
        context.next();
    }

    /** Whether a browser asks for a page of the web app; files have a dot in their names. */
    static boolean isPage(String path, @Nullable String accept) {
        return accept != null
                && accept.contains("text/html")
                && !path.equals(START)
                && !isOfService(path)
                && !FILE.matcher(path).matches();
    }

    /** The names of assets change with their content; everything else is asked for again, so that no page is stale. */
    static String cacheControl(String path, int status) {
        return path.startsWith(ASSETS) && status == 200 ? "private, max-age=31536000, immutable" : "no-cache";
    }

    private static boolean isOfService(String path) {
        return SERVICE_PATHS.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }
}
