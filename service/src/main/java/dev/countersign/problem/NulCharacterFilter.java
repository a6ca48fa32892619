package dev.countersign.problem;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BadRequestException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** No id, key or search text has a NUL character in it, and the database cannot even be asked for one. */
class NulCharacterFilter {

    @ServerRequestFilter
    void refuse(HttpServerRequest request) {
        if (request.uri().contains("%00")) {
            throw new BadRequestException("The address contains a NUL character.");
        }
    }
}
