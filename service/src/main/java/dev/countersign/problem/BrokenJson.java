package dev.countersign.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** A request body that is not JSON, or not the JSON that was asked for: says where, without the names of our classes. */
final class BrokenJson {

    private BrokenJson() {}

    static HttpProblem problem(JsonProcessingException exception) {
        return HttpProblem.builder()
                .withStatus(Status.BAD_REQUEST)
                .withTitle(Status.BAD_REQUEST.getReasonPhrase())
                .withDetail("The request body cannot be read; see the violations.")
                .with("violations", List.of(Violation.inBody(field(exception), message(exception))))
                .build();
    }

    private static String field(JsonProcessingException exception) {
        StringBuilder path = new StringBuilder();
        if (exception instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference reference : mapping.getPath()) {
                if (reference.getFieldName() == null) {
                    path.append('[').append(reference.getIndex()).append(']');
                } else {
                    path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
                }
            }
        }
        return path.toString();
    }

    private static String message(JsonProcessingException exception) {
        if (exception instanceof UnrecognizedPropertyException) {
            return "There is no such property" + place(exception) + ".";
        }
        if (exception instanceof InvalidFormatException format && NulFreeText.has(format.getValue())) {
            return "The text must not contain the character NUL" + place(exception) + ".";
        }
        if (exception instanceof InvalidFormatException format) {
            return "The value '%s' is not of the right kind%s.".formatted(format.getValue(), place(exception));
        }
        return exception instanceof JsonMappingException
                ? "The value is not of the right kind" + place(exception) + "."
                : "This is not JSON%s: %s.".formatted(place(exception), exception.getOriginalMessage());
    }

    private static String place(JsonProcessingException exception) {
        JsonLocation location = exception.getLocation();
        return location == null ? "" : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
    }
}
