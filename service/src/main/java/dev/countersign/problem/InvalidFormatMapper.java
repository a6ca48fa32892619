package dev.countersign.problem;

import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

/** In place of the mapper for this very type that Quarkus or the problem library has (at AUTHENTICATION - 1). */
@Provider
@Priority(Priorities.AUTHENTICATION - 100)
class InvalidFormatMapper extends ExceptionMapperBase<InvalidFormatException> {

    @Override
    protected HttpProblem toProblem(InvalidFormatException exception) {
        return BrokenJson.problem(exception);
    }
}
