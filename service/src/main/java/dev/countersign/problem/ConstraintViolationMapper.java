package dev.countersign.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.List;

/**
 * Bean Validation of requests. In place of the problem library's mapper, which takes a {@code @RestQuery} parameter for the
 * body and does not name it.
 */
@Provider
@Priority(Priorities.AUTHENTICATION - 100)
class ConstraintViolationMapper extends ExceptionMapperBase<ConstraintViolationException> {

    @Override
    protected HttpProblem toProblem(ConstraintViolationException exception) {
        List<Violation> violations = exception.getConstraintViolations().stream()
                .map(ConstraintViolationMapper::violation)
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                .toList();
        return HttpProblem.builder()
                .withStatus(Status.BAD_REQUEST)
                .withTitle(Status.BAD_REQUEST.getReasonPhrase())
                .withDetail("The request breaks a rule; see the violations.")
                .with("violations", violations)
                .build();
    }

    private static Violation violation(ConstraintViolation<?> violation) {
        ViolatedPlace place = ViolatedPlace.of(violation);
        return new Violation(place.field(), place.in(), violation.getMessage());
    }
}
