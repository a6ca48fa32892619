package dev.countersign.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The input parameters of a task. Each reader throws {@link IllegalArgumentException} that names the parameter. */
public final class CallInputs {

    private final Map<String, Object> values;
    private final Function<String, @Nullable Object> variables;
    private final Function<String, Set<String>> secrets;
    private final Connections connections;
    private final ObjectMapper json;

    CallInputs(
            Map<String, Object> values,
            Function<String, @Nullable Object> variables,
            Function<String, Set<String>> secrets,
            Connections connections,
            ObjectMapper json) {
        this.values = values;
        this.variables = variables;
        this.secrets = secrets;
        this.connections = connections;
        this.json = json;
    }

    /** The value as the engine has it: text, number, truth value, map or list; null when missing. */
    public @Nullable Object value(String name) {
        return values.get(name);
    }

    /** The value as text without blanks around it, maps and lists as JSON; empty when missing. */
    public String text(String name) {
        return raw(name).strip();
    }

    /** The value as text, unchanged; empty when missing. */
    public String raw(String name) {
        return asText(name, values.get(name));
    }

    public boolean has(String name) {
        return !text(name).isEmpty();
    }

    public String required(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("The input parameter '" + name + "' is missing.");
        }
        return text;
    }

    public int number(String name, int otherwise, int least, int most) {
        String text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("The input parameter '%s' is a whole number from %d to %d, not '%s'."
                .formatted(name, least, most, text));
    }

    public boolean truth(String name, boolean otherwise) {
        return choice(name, String.valueOf(otherwise), "true", "false").equals("true");
    }

    public String choice(String name, String otherwise, String... choices) {
        String text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!Arrays.asList(choices).contains(text)) {
            throw new IllegalArgumentException("The input parameter '%s' is one of %s, not '%s'."
                    .formatted(name, String.join(", ", choices), text));
        }
        return text;
    }

    /** An ISO-8601 duration of more than nothing. */
    public Duration duration(String name, Duration otherwise) {
        String text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(Duration.ofDays(1)) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "The input parameter '%s' is a duration such as PT30S, of at most a day, not '%s'."
                        .formatted(name, text));
    }

    /** What the inputs {@code <prefix><name>} say by name, and before them the entries of the map {@code mapName}. */
    public Map<String, Object> named(String mapName, String prefix) {
        Map<String, Object> named = new LinkedHashMap<>();
        Object map = values.get(mapName);
        if (map instanceof Map<?, ?> entries) {
            entries.forEach((name, value) -> {
                if (value != null) {
                    named.put(String.valueOf(name), value);
                }
            });
        } else if (map != null && !text(mapName).isEmpty()) {
            throw new IllegalArgumentException("The input parameter '" + mapName + "' must be a map.");
        }
        values.forEach((name, value) -> {
            if (name.startsWith(prefix) && name.length() > prefix.length() && value != null) {
                named.put(name.substring(prefix.length()), value);
            }
        });
        return named;
    }

    /** A value as text; maps and lists as JSON. */
    public String asText(String name, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The input parameter '" + name + "' has no JSON form.");
        }
    }

    /** A variable of the process, as the task sees it; null when there is none. */
    public @Nullable Object variable(String name) {
        return variables.apply(name);
    }

    /** The secrets that the model itself names in this input parameter. */
    public Set<String> secrets(String name) {
        return secrets.apply(name);
    }

    /** Whether the model has this input parameter, even one that gives nothing. */
    public boolean given(String name) {
        return values.containsKey(name);
    }

    /** The configured connection that an input names. */
    public Connection connection(String input, Set<String> types) {
        return connections.get(required(input), types);
    }

    /** The configured connection that the input {@code connection} names. */
    public Connection connection(Connector connector) {
        return connections.get(required("connection"), connector.connectionTypes());
    }
}
