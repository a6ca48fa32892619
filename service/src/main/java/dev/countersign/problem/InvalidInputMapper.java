package dev.countersign.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

@Provider
class InvalidInputMapper extends ExceptionMapperBase<InvalidInputException> {

    @Override
    protected HttpProblem toProblem(InvalidInputException exception) {
        return HttpProblem.builder()
                .withStatus(Status.BAD_REQUEST)
                .withTitle(Status.BAD_REQUEST.getReasonPhrase())
                .withDetail("The request breaks a rule; see the violations.")
                .with("violations", exception.violations())
                .build();
    }
}
