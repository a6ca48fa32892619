package dev.countersign.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads from an external task's input parameters what is to be run. */
class SpecReader {

    /** What an input parameter begins with that is one parameter of the application. */
    private static final String PARAMETER = "param.";

    private static final int MOST_PRIORITY = 1_000_000;

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
        return new JobSpec(application, parameters(inputs), settings(inputs));
    }

    /** On what terms the job gets its turn. */
    JobTerms terms(
            Map<String, Object> inputs,
            JobPools pools,
            JobBackend backend,
            @Nullable String tenantId,
            String retryPolicy) {
        return new JobTerms(
                pools.choose(text(inputs.get("pool")).strip(), backend),
                priority(text(inputs.get("priority"))),
                tenantId,
                retryPolicy);
    }

    /** @throws IllegalArgumentException when it is none */
    static int priority(String value) {
        Integer priority = number("priority", value);
        if (priority != null && Math.abs((long) priority) > MOST_PRIORITY) {
            throw new IllegalArgumentException(
                    "priority must be between -" + MOST_PRIORITY + " and " + MOST_PRIORITY + ", not " + value);
        }
        return priority == null ? 0 : priority;
    }

    /** The name of the backend that the model asks for; blank when it leaves that to the deployment. */
    String backend(Map<String, Object> inputs) {
        return text(inputs.get("backend")).strip();
    }

    /** The map {@code parameters}, and each input parameter {@code param.<name>}, which wins. */
    private Map<String, String> parameters(Map<String, Object> inputs) {
        Map<String, String> parameters = new TreeMap<>();
        Object value = inputs.get("parameters");
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, parameter) -> put(parameters, String.valueOf(name), parameter));
        } else if (value != null) {
            throw new IllegalArgumentException("The input parameter 'parameters' must be a map.");
        }
        inputs.forEach((name, parameter) -> {
            if (name.startsWith(PARAMETER) && !text(parameter).isBlank()) {
                put(parameters, name.substring(PARAMETER.length()), parameter);
            }
        });
        return parameters;
    }

    private void put(Map<String, String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, text(value));
        }
    }

    private Map<String, String> settings(Map<String, Object> inputs) {
        Map<String, String> settings = new TreeMap<>();
        for (JobSetting setting : JobSetting.values()) {
            String value = text(inputs.get(setting.parameter())).strip();
            if (!value.isEmpty()) {
                settings.put(setting.parameter(), value);
            }
        }
        return settings;
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

    private static @Nullable Integer number(String name, @Nullable Object value) {
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
