package dev.countersign.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

@Provider
class NotPermittedMapper extends ExceptionMapperBase<NotPermittedException> {

    @Override
    protected HttpProblem toProblem(NotPermittedException exception) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withStatus(Status.FORBIDDEN)
                .withTitle(Status.FORBIDDEN.getReasonPhrase())
                .withDetail(exception.getMessage());
        exception.members().forEach(problem::with);
        return problem.build();
    }
}
