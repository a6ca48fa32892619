package dev.countersign.analytics.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Typed and checked access to a job's parameters. A blank value and the text {@code null} count as absent: both
 * are what an unset process variable turns into. Every refusal is a {@link BadInputException} with the
 * parameter's name as its field.
 */
public final class Parameters {
    private final Map<String, String> values;

    Parameters(Map<String, String> values) {
        this.values = values;
    }

    void refuseUnknown(Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw new BadInputException(
                        "unknown-parameter",
                        "The parameter '" + name + "' is unknown; known are " + String.join(", ", new TreeSet<>(known))
                                + ".",
                        name);
            }
        }
    }

    /** The text of a parameter that has to be there. */
    public String text(String name) {
        return optionalText(name)
                .orElseThrow(() ->
                        new BadInputException("missing-parameter", "The parameter '" + name + "' is missing.", name));
    }

    /** The text of a parameter, trimmed, when it is there. */
    public Optional<String> optionalText(String name) {
        return Optional.ofNullable(values.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty() && !value.equals("null"));
    }

    /** A whole number within {@code minimum..maximum}, or {@code absent} when the parameter is not there. */
    public int integer(String name, int absent, int minimum, int maximum) {
        Optional<String> text = optionalText(name);
        if (text.isEmpty()) {
            return absent;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= minimum && value <= maximum) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw invalid(name, "a whole number from " + minimum + " to " + maximum, e);
        }
        throw invalid(name, "a whole number from " + minimum + " to " + maximum, null);
    }

    /** A date like {@code 2024-10-06}, when it is there. */
    public Optional<LocalDate> date(String name) {
        return optionalText(name).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw invalid(name, "a date like 2024-10-06", e);
            }
        });
    }

    /** A list: a JSON array of texts, or texts separated by commas; empty when it is not there. */
    public List<String> list(String name) {
        String text = optionalText(name).orElse("");
        if (text.startsWith("[")) {
            return json(name, text, new TypeReference<List<String>>() {}, "a list of texts");
        }
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** A JSON object with numbers as values, in its order; empty when it is not there. */
    public Map<String, Double> numbers(String name) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : object(name).entrySet()) {
            if (!(entry.getValue() instanceof Number number)) {
                throw invalid(name, "a JSON object with numbers as values ('" + entry.getKey() + "' has none)", null);
            }
            numbers.put(entry.getKey(), number.doubleValue());
        }
        return numbers;
    }

    /** A JSON object, in its order; empty when it is not there. */
    public Map<String, Object> object(String name) {
        return json(
                name,
                optionalText(name).orElse("{}"),
                new TypeReference<LinkedHashMap<String, Object>>() {},
                "a JSON object");
    }

    /** Any JSON as maps, lists and scalars, when it is there. */
    public Optional<Object> json(String name) {
        return optionalText(name).map(text -> json(name, text, new TypeReference<Object>() {}, "JSON"));
    }

    private static <T> T json(String name, String text, TypeReference<T> type, String expected) {
        try {
            return Json.mapper().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw invalid(name, expected, e);
        }
    }

    private static BadInputException invalid(String name, String expected, @Nullable Throwable cause) {
        BadInputException refused = new BadInputException(
                "invalid-parameter", "The parameter '" + name + "' must be " + expected + ".", name);
        if (cause != null) {
            refused.initCause(cause);
        }
        return refused;
    }
}
