package dev.countersign.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

@Provider
class UnavailableMapper extends ExceptionMapperBase<UnavailableException> {

    @Override
    protected HttpProblem toProblem(UnavailableException exception) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withStatus(Status.SERVICE_UNAVAILABLE)
                .withTitle(Status.SERVICE_UNAVAILABLE.getReasonPhrase())
                .withDetail(exception.getMessage())
                .with("code", exception.code());
        exception.members().forEach(problem::with);
        return problem.build();
    }
}
