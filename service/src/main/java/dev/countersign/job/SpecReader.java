package dev.countersign.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads from an external task's input parameters what is to be run. */
class SpecReader {

    private final ObjectMapper json;

    SpecReader(ObjectMapper json) {
        this.json = json;
    }

    /** @throws IllegalArgumentException naming the input parameter and what is wrong with it */
    JobSpec read(Map<String, Object> inputs, Set<String> applications) {
        String application = text(inputs.get("application"));
        if (application.isBlank()) {
            throw new IllegalArgumentException("The input parameter 'application' is missing.");
        }
        if (!applications.contains(application)) {
            throw new IllegalArgumentException("The application '" + application + "' is not known; known are "
                    + String.join(", ", applications.stream().sorted().toList()) + ".");
        }
        String memory = text(inputs.get("driverMemory"));
        return new JobSpec(
                application,
                parameters(inputs.get("parameters")),
                memory.isBlank() ? null : memory,
                number("cores", inputs.get("cores")));
    }

    /** Extra attempts after a technical failure. */
    int retries(Map<String, Object> inputs, int otherwise) {
        Integer retries = number("retries", inputs.get("retries"));
        if (retries != null && (retries < 0 || retries > 20)) {
            throw new IllegalArgumentException("retries must be between 0 and 20, not " + retries);
        }
        return retries == null ? otherwise : retries;
    }

    private Map<String, String> parameters(@Nullable Object value) {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("The input parameter 'parameters' must be a map.");
        }
        Map<String, String> parameters = new TreeMap<>();
        map.forEach((name, parameter) -> {
            if (parameter != null) {
                parameters.put(String.valueOf(name), text(parameter));
            }
        });
        return parameters;
    }

    private String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "A parameter of type " + value.getClass().getName() + " has no JSON form");
        }
    }

    private @Nullable Integer number(String name, @Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            return null;
        }
        try {
            return Integer.valueOf(value.toString().trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number, not " + value);
        }
    }
}
