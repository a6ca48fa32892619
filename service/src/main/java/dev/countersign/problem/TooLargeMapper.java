package dev.countersign.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

@Provider
class TooLargeMapper extends ExceptionMapperBase<TooLargeException> {

    @Override
    protected HttpProblem toProblem(TooLargeException exception) {
        return HttpProblem.builder()
                .withStatus(Status.REQUEST_ENTITY_TOO_LARGE)
                .withTitle(Status.REQUEST_ENTITY_TOO_LARGE.getReasonPhrase())
                .withDetail(exception.getMessage())
                .build();
    }
}
