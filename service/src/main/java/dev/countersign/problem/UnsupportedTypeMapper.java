package dev.countersign.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

@Provider
class UnsupportedTypeMapper extends ExceptionMapperBase<UnsupportedTypeException> {

    @Override
    protected HttpProblem toProblem(UnsupportedTypeException exception) {
        return HttpProblem.builder()
                .withStatus(Status.UNSUPPORTED_MEDIA_TYPE)
                .withTitle(Status.UNSUPPORTED_MEDIA_TYPE.getReasonPhrase())
                .withDetail(exception.getMessage())
                .build();
    }
}
