package dev.countersign.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

/** In place of the mapper for this very type that Quarkus or the problem library has (at AUTHENTICATION - 1). */
@Provider
@Priority(Priorities.AUTHENTICATION - 100)
class JsonProcessingMapper extends ExceptionMapperBase<JsonProcessingException> {

    @Override
    protected HttpProblem toProblem(JsonProcessingException exception) {
        return BrokenJson.problem(exception);
    }
}
