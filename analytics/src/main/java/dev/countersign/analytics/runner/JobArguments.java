package dev.countersign.analytics.runner;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The command line of a job: {@code --job-dir <folder> --key <key> --output <path> [--param <name>=<value>]...}.
 *
 * @param jobDirectory existing folder of this attempt, for progress, result and evidence
 * @param key key of this attempt, part of the Spark application's name
 * @param output path that does not exist before and holds the whole output afterwards
 * @param parameters raw text by parameter name, in the order given
 */
record JobArguments(Path jobDirectory, String key, Path output, Map<String, String> parameters) {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    JobArguments {
        if (!KEY.matcher(key).matches()) {
            throw refused("--key must be 1 to 200 letters, digits, '.', '_' or '-', but is '" + key + "'.", "key");
        }
        parameters = new LinkedHashMap<>(parameters);
    }

    static JobArguments parse(String... arguments) {
        String jobDirectory = null;
        String key = null;
        String output = null;
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw refused("The argument " + arguments[i] + " has no value.", null);
            }
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--job-dir" -> jobDirectory = value;
                case "--key" -> key = value;
                case "--output" -> output = value;
                case "--param" -> addParameter(parameters, value);
                default -> throw refused("The argument " + arguments[i] + " is unknown.", null);
            }
        }
        return new JobArguments(
                Path.of(required("--job-dir", jobDirectory)).toAbsolutePath(),
                required("--key", key),
                Path.of(required("--output", output)).toAbsolutePath(),
                parameters);
    }

    private static void addParameter(Map<String, String> parameters, String pair) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw refused("--param must be name=value, but is '" + pair + "'.", null);
        }
        String name = pair.substring(0, equals);
        if (parameters.put(name, pair.substring(equals + 1)) != null) {
            throw refused("The parameter '" + name + "' is given twice.", name);
        }
    }

    private static String required(String argument, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw refused("The argument " + argument + " is missing.", null);
        }
        return value;
    }

    private static BadInputException refused(String message, @Nullable String field) {
        return new BadInputException("invalid-arguments", message, field);
    }
}
