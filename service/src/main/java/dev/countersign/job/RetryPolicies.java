package dev.countersign.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** Reads from a task's input parameters when a failed attempt is repeated, and keeps it with the job. */
@Singleton
class RetryPolicies {

    /** The input parameters that say so. */
    static final Set<String> INPUTS =
            Set.of("retries", "retryBackOff", "retryBackOffFactor", "retryOn", "retryMemoryFactor");

    private static final int MOST_RETRIES = 20;
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,99}");

    /** Codes that the service itself gives; an application may have others, but hardly ones that are so alike. */
    private static final Set<String> KNOWN = Set.of(
            "out-of-memory",
            "lost-executors",
            "lost-driver",
            "no-room",
            "evicted",
            "killed",
            "terminated",
            "signal",
            "time-limit",
            "disk-full",
            "missing-class",
            "no-program",
            "not-started");

    private static final LevenshteinDistance NEAR = new LevenshteinDistance(1);

    private final ObjectMapper json;
    private final JobConfig config;

    RetryPolicies(ObjectMapper json, JobConfig config) {
        this.json = json;
        this.config = config;
    }

    /** @throws IllegalArgumentException naming the input parameter and what is wrong with it */
    RetryPolicy read(Map<String, ?> inputs) {
        String retries = text(inputs, "retries");
        String backOff = text(inputs, "retryBackOff");
        return new RetryPolicy(
                retries.isEmpty() ? config.retries() : retries(retries),
                backOff.isEmpty() ? config.backOff() : backOff(backOff),
                factor(inputs, "retryBackOffFactor", 2, 10),
                codes(text(inputs, "retryOn")),
                factor(inputs, "retryMemoryFactor", 1, 4));
    }

    /**
     * What is checked at deployment besides: a job that is already deployed must not fail for a word.
     *
     * @throws IllegalArgumentException naming a code of {@code retryOn} that is nearly one of the service's
     */
    void checkSpelling(Map<String, ?> inputs) {
        for (String code : codes(text(inputs, "retryOn"))) {
            if (!KNOWN.contains(code)) {
                KNOWN.stream()
                        .filter(known -> NEAR.apply(code, known) > 0)
                        .findFirst()
                        .ifPresent(known -> {
                            throw new IllegalArgumentException("retryOn has the code " + code
                                    + ", which no failure has; did you mean " + known + "?");
                        });
            }
        }
    }

    RetryPolicy of(Job job) {
        String stored = job.terms.retryPolicy();
        if (stored == null) {
            return new RetryPolicy(job.retriesLeft, config.backOff(), 2, Set.of(), 1);
        }
        try {
            JsonNode node = json.readTree(stored);
            Set<String> on = new TreeSet<>();
            node.path("on").forEach(code -> on.add(code.asText()));
            return new RetryPolicy(
                    node.path("retries").asInt(),
                    Duration.parse(node.path("backOff").asText()),
                    node.path("factor").asDouble(),
                    on,
                    node.path("memoryFactor").asDouble());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the retry policy of job " + job.key + " is stored in a broken form", e);
        }
    }

    String stored(RetryPolicy policy) {
        ObjectNode node = json.createObjectNode()
                .put("retries", policy.retries())
                .put("backOff", policy.backOff().toString())
                .put("factor", policy.factor())
                .put("memoryFactor", policy.memoryFactor());
        policy.on().stream().sorted().forEach(node.putArray("on")::add);
        return node.toString();
    }

    private static int retries(String value) {
        int retries;
        try {
            retries = Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("retries must be a whole number, not " + value, e);
        }
        if (retries < 0 || retries > MOST_RETRIES) {
            throw new IllegalArgumentException("retries must be between 0 and " + MOST_RETRIES + ", not " + retries);
        }
        return retries;
    }

    private static Duration backOff(String value) {
        try {
            Duration backOff = Duration.parse(value);
            if (backOff.isNegative() || backOff.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("retryBackOff must be between PT0S and P1D, not " + value);
            }
            return backOff;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("retryBackOff must be a duration such as PT30S, not " + value, e);
        }
    }

    private static double factor(Map<String, ?> inputs, String name, double otherwise, int most) {
        String value = text(inputs, name);
        if (value.isEmpty()) {
            return otherwise;
        }
        String message = name + " must be a number between 1 and " + most + ", not " + value;
        try {
            double factor = Double.parseDouble(value);
            if (factor >= 1 && factor <= most) {
                return factor;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(message, e);
        }
        throw new IllegalArgumentException(message);
    }

    private static Set<String> codes(String value) {
        Set<String> codes = new TreeSet<>();
        Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .forEach(code -> {
                    if (!CODE.matcher(code).matches()) {
                        throw new IllegalArgumentException(
                                "retryOn must be codes such as out-of-memory, killed with commas between them, or all, not "
                                        + value);
                    }
                    codes.add(code);
                });
        return codes.contains("all") ? Set.of() : codes;
    }

    private static String text(Map<String, ?> inputs, String name) {
        @Nullable Object value = inputs.get(name);
        return value == null ? "" : value.toString().strip();
    }
}
