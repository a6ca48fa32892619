package dev.countersign.externaltask;

import dev.countersign.engine.ModelElement;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The input parameters of a task, those of a running one or, at deployment, what the model spells out of them. What is
 * wrong is an {@link IllegalArgumentException} that names the parameter.
 */
public final class TaskInputs {

    private final Map<String, Object> values;
    private final boolean running;

    private TaskInputs(Map<String, Object> values, boolean running) {
        this.values = values;
        this.running = running;
    }

    /** Those of a task that runs. */
    public static TaskInputs of(Map<String, Object> values) {
        return new TaskInputs(Collections.unmodifiableMap(new LinkedHashMap<>(values)), true);
    }

    /** Those of a model: expressions, maps and lists are there, but not known. */
    public static TaskInputs of(ModelElement element) {
        Map<String, Object> values = new LinkedHashMap<>(element.inputParameters());
        element.structuredInputParameters().forEach(name -> values.put(name, "${}"));
        return new TaskInputs(Collections.unmodifiableMap(values), false);
    }

    /** Others of the same task. */
    public TaskInputs with(Map<String, Object> others) {
        return new TaskInputs(Collections.unmodifiableMap(new LinkedHashMap<>(others)), running);
    }

    /** All of them by name. */
    public Map<String, Object> values() {
        return values;
    }

    /** Those whose name begins so, without that beginning; empty texts are left out. */
    public Map<String, Object> below(String prefix) {
        Map<String, Object> found = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix) && value != null && !value.toString().isBlank()) {
                found.put(name.substring(prefix.length()), value);
            }
        });
        return found;
    }

    /** The value as text where it is known; empty where it is missing, blank or an expression. */
    public Optional<String> known(String name) {
        return Optional.ofNullable(values.get(name))
                .map(value -> value.toString().strip())
                .filter(text -> !text.isEmpty() && (running || !ModelElement.computed(text)));
    }

    /** The value, whatever it is; null when it is missing or not known. */
    public @Nullable Object value(String name) {
        Object value = values.get(name);
        return !running && known(name).isEmpty() ? null : value;
    }

    /** Whether the parameter is there, known or not; a blank one says nothing. */
    public boolean has(String name) {
        Object value = values.get(name);
        return value != null && !value.toString().isBlank();
    }

    /** Refuses that the parameter is missing. */
    public Optional<String> require(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException("The input parameter '" + name + "' is missing.");
        }
        return known(name);
    }

    /** The text of a task that runs; blank when there is none. */
    public String text(String name) {
        return known(name).orElse("");
    }

    /** A whole number between these. */
    public int integer(String name, int otherwise, int least, int most) {
        Optional<String> text = known(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "%s must be a whole number between %d and %d, not '%s'.".formatted(name, least, most, text.get()));
    }

    /** An ISO-8601 duration between these. */
    public Optional<Duration> duration(String name, Duration least, Duration most) {
        return known(name).map(text -> {
            try {
                Duration duration = Duration.parse(text);
                if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                    return duration;
                }
            } catch (DateTimeParseException e) {
                // said below
            }
            throw new IllegalArgumentException(
                    "%s must be an ISO-8601 duration between %s and %s, such as PT5M, not '%s'."
                            .formatted(name, least, most, text));
        });
    }

    /** One of these words; the first one when there is none. */
    public String choice(String name, String... words) {
        String word = known(name).orElse(words[0]);
        if (Arrays.asList(words).contains(word)) {
            return word;
        }
        throw new IllegalArgumentException(
                "%s must be %s, not '%s'.".formatted(name, String.join(" or ", words), word));
    }
}
