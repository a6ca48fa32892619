package dev.countersign.enginerest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Errors that never reached the engine (a malformed body, an unknown path, a missing right) leave {@code /engine-rest} as
 * {@code {"type","message","code"}} too: the official Java client fails on anything else.
 */
class EngineErrorBody {

    @ServerResponseFilter
    void engineJson(ContainerRequestContext request, ContainerResponseContext response) {
        if (!EngineRest.owns(request.getUriInfo().getPath()) || response.getStatus() < 400) {
            return;
        }
        if (response.getEntity() == null || response.getEntity() instanceof HttpProblem) {
            response.setEntity(body(response), null, MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private static Map<String, Object> body(ContainerResponseContext response) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", response.getStatus() < 500 ? "InvalidRequestException" : "RestException");
        String detail = response.getEntity() instanceof HttpProblem problem && problem.getDetail() != null
                ? problem.getDetail()
                : response.getStatusInfo().getReasonPhrase();
        body.put("message", detail);
        body.put("code", null);
        return body;
    }
}
