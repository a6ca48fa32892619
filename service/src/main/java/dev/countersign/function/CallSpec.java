package dev.countersign.function;

import dev.countersign.externaltask.TaskInputs;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be called and how.
 *
 * @param function name of the function, for the styles whose address is made of it
 * @param secret name of the secret to send; empty for none
 * @param secretHeader where the secret goes; empty for the style's own place
 * @param token whether the far side hands in a token instead of answering at once
 * @param timeoutMillis of the answer, or until the token comes
 * @param heartbeatMillis how long the far side may be silent; 0 for as long as it wants
 */
public record CallSpec(
        Style style,
        String url,
        String function,
        @Nullable Object body,
        Map<String, String> headers,
        String secret,
        String secretHeader,
        boolean token,
        long timeoutMillis,
        long heartbeatMillis,
        int retries,
        long backOffMillis) {

    private static final Duration MOST_AT_ONCE = Duration.ofMinutes(15);
    private static final Duration MOST = Duration.ofDays(365);

    /** @throws IllegalArgumentException naming the input parameter and what is wrong with it */
    public static CallSpec read(TaskInputs inputs) {
        boolean token = inputs.choice("mode", "sync", "token").equals("token");
        Optional<Duration> timeout = inputs.duration("timeout", Duration.ofSeconds(1), token ? MOST : MOST_AT_ONCE);
        Map<String, String> headers = new LinkedHashMap<>();
        inputs.below("header.").forEach((name, value) -> headers.put(name, value.toString()));
        return new CallSpec(
                Style.of(inputs.known("style").orElse("url")),
                inputs.text("url"),
                inputs.text("function"),
                inputs.value("body"),
                headers,
                inputs.text("secret"),
                inputs.text("secretHeader"),
                token,
                timeout.orElse(token ? Duration.ofDays(1) : Duration.ofMinutes(1))
                        .toMillis(),
                inputs.duration("heartbeat", Duration.ofSeconds(1), MOST)
                        .orElse(Duration.ZERO)
                        .toMillis(),
                inputs.integer("retries", 3, 0, 20),
                inputs.duration("backOff", Duration.ofMillis(100), Duration.ofHours(24))
                        .orElse(Duration.ofSeconds(10))
                        .toMillis());
    }

    /** The same with another body. */
    public CallSpec with(@Nullable Object other) {
        return new CallSpec(
                style,
                url,
                function,
                other,
                headers,
                secret,
                secretHeader,
                token,
                timeoutMillis,
                heartbeatMillis,
                retries,
                backOffMillis);
    }

    /** How long the request itself may take. */
    Duration requestTimeout() {
        return token ? Duration.ofSeconds(30) : Duration.ofMillis(timeoutMillis);
    }

    /** Pause before a further attempt: doubled each time, up to an hour. */
    Duration pause(int attempt) {
        return Duration.ofMillis(Math.min(
                Math.max(backOffMillis, Duration.ofHours(1).toMillis()), backOffMillis << Math.min(attempt - 1, 12)));
    }
}
