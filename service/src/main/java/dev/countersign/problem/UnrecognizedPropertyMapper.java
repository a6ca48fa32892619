package dev.countersign.problem;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

/** In place of the mapper for this very type that Quarkus or the problem library has (at AUTHENTICATION - 1). */
@Provider
@Priority(Priorities.AUTHENTICATION - 100)
class UnrecognizedPropertyMapper extends ExceptionMapperBase<UnrecognizedPropertyException> {

    @Override
    protected HttpProblem toProblem(UnrecognizedPropertyException exception) {
        return BrokenJson.problem(exception);
    }
}
