package dev.countersign.connector;

import java.time.Duration;

/**
 * How one call is made, tried again and given up.
 *
 * @param timeout for one try
 * @param retries further tries after the first
 * @param backOff before the second try; doubled before each further one
 * @param ask whether a person is asked when the service ended in the middle of the call
 */
record CallPolicy(Duration timeout, int retries, Duration backOff, RetryRule retryOn, boolean ask) {

    private static final int MOST_RETRIES = 20;

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    static CallPolicy read(CallInputs inputs, boolean idempotent, ConnectorConfig config) {
        Duration timeout = inputs.duration("timeout", config.timeout());
        if (timeout.compareTo(config.maxTimeout()) > 0) {
            throw new IllegalArgumentException(
                    "The input parameter 'timeout' is at most %s (countersign.connector.max-timeout), not %s."
                            .formatted(config.maxTimeout(), timeout));
        }
        String retryOn = inputs.text("retryOn");
        return new CallPolicy(
                timeout,
                inputs.number("retries", config.retries(), 0, MOST_RETRIES),
                inputs.duration("retryBackOff", config.retryBackOff()),
                retryOn.isEmpty() ? RetryRule.standard(idempotent) : RetryRule.parse(retryOn),
                inputs.choice("onCrash", idempotent ? "retry" : "ask", "retry", "ask")
                        .equals("ask"));
    }

    /** The number of retries that an input says, or that of the configuration where it says none that can be used. */
    static int retries(String input, ConnectorConfig config) {
        String text = input.strip();
        return text.matches("\\d{1,2}") ? Math.min(Integer.parseInt(text), MOST_RETRIES) : config.retries();
    }

    /** The pause when so many further tries are left. */
    Duration pause(int left) {
        int done = Math.max(0, Math.min(retries - left, 16));
        Duration pause = backOff.multipliedBy(1L << done);
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
