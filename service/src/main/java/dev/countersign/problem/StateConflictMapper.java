package dev.countersign.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

@Provider
class StateConflictMapper extends ExceptionMapperBase<StateConflictException> {

    @Override
    protected HttpProblem toProblem(StateConflictException exception) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withStatus(Status.CONFLICT)
                .withTitle(Status.CONFLICT.getReasonPhrase())
                .withDetail(exception.getMessage())
                .with("code", exception.code());
        exception.members().forEach(problem::with);
        return problem.build();
    }
}
