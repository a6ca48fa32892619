package dev.countersign.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

@Provider
class GoneMapper extends ExceptionMapperBase<GoneException> {

    @Override
    protected HttpProblem toProblem(GoneException exception) {
        return HttpProblem.builder()
                .withStatus(Status.GONE)
                .withTitle(Status.GONE.getReasonPhrase())
                .withDetail(exception.getMessage())
                .with("code", "expired")
                .with("taskId", exception.taskId())
                .build();
    }
}
