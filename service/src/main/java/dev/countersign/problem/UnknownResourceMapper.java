package dev.countersign.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

@Provider
class UnknownResourceMapper extends ExceptionMapperBase<UnknownResourceException> {

    @Override
    protected HttpProblem toProblem(UnknownResourceException exception) {
        return HttpProblem.builder()
                .withStatus(Status.NOT_FOUND)
                .withTitle(Status.NOT_FOUND.getReasonPhrase())
                .withDetail(exception.getMessage())
                .build();
    }
}
