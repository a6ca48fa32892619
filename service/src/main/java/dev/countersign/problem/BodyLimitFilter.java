package dev.countersign.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Says in a problem that a request is too large, where Quarkus' own limit would close the connection without a word. */
@ApplicationScoped
class BodyLimitFilter {

    /** Just before Quarkus' limit (order -2), and after sign-in: who may not call at all learns no limits. */
    private static final int BEFORE_THE_LIMIT_OF_QUARKUS = 3;

    private final long limit;

    BodyLimitFilter(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_LIMIT_OF_QUARKUS);
    }

    private void check(RoutingContext context) {
        if (length(context.request().getHeader("Content-Length")) <= limit) {
            context.next();
            return;
        }
        // A client that is still sending would not see the answer if the connection were closed: read and forget the
        // rest.
        context.request().resume();
        context.response()
                .setStatusCode(413)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("status", 413)
                        .put("title", "Request Entity Too Large")
                        .put("detail", "The request is larger than the %,d bytes that are allowed.".formatted(limit))
                        .put("instance", context.request().path())
                        .encode());
    }

    private static long length(@Nullable String header) {
        try {
            return header == null ? 0 : Long.parseLong(header.strip());
        } catch (NumberFormatException e) {
            return 0; // the server has its own opinion on such a request
        }
    }
}
