package dev.countersign.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.StatusType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * JAX-RS' own exceptions. In place of the problem library's mapper, which does not look for broken JSON inside and shows
 * the message of a 500.
 */
@Provider
@Priority(Priorities.AUTHENTICATION - 100)
class WebApplicationMapper extends ExceptionMapperBase<WebApplicationException> {

    private static final Set<String> OF_THE_BODY = Set.of("content-length", "content-type");

    @Override
    protected HttpProblem toProblem(WebApplicationException exception) {
        if (exception.getCause() instanceof JsonProcessingException broken) {
            return BrokenJson.problem(broken);
        }
        StatusType status = exception.getResponse().getStatusInfo();
        HttpProblem.Builder problem = HttpProblem.builder().withStatus(status).withTitle(status.getReasonPhrase());
        if (status.getFamily() != Status.Family.SERVER_ERROR) {
            problem.withDetail(exception.getMessage());
        }
        for (Map.Entry<String, List<Object>> header :
                exception.getResponse().getHeaders().entrySet()) {
            if (!OF_THE_BODY.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                header.getValue().forEach(value -> problem.withHeader(header.getKey(), value));
            }
        }
        return problem.build();
    }
}
