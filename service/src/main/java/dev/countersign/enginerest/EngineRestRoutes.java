package dev.countersign.enginerest;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.operaton.bpm.engine.rest.impl.FetchAndLockContextListener;

/**
 * What the engine's REST clients need from the HTTP layer: a content type of exactly {@code application/json} (the official
 * JavaScript client finds no tasks when a charset follows), and long polling.
 */
@ApplicationScoped
class EngineRestRoutes {

    private final FetchAndLockContextListener longPolling = new FetchAndLockContextListener();

    void routes(@Observes Router router) {
        router.route(EngineRest.PATH + "/*").order(-1000).handler(EngineRestRoutes::plainJsonContentType);
    }

    private static void plainJsonContentType(RoutingContext context) {
        context.addHeadersEndHandler(nothing -> {
            String contentType = context.response().headers().get(HttpHeaders.CONTENT_TYPE);
            if (contentType != null && contentType.startsWith("application/json;")) {
                context.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
            }
        });
        context.next();
    }

    void start(@Observes StartupEvent event) {
        longPolling.contextInitialized(null);
    }

    void stop(@Observes ShutdownEvent event) {
        longPolling.contextDestroyed(null);
    }
}
