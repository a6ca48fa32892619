package dev.countersign.fanout;

import dev.countersign.externaltask.TaskInputs;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a fan-out works.
 *
 * @param processKey the process that is started for each item; empty when a function is called
 * @param tolerate failed items that do no harm: a number, or a part such as {@code 5%}
 */
record FanOutSettings(
        Optional<String> processKey,
        int parallelism,
        int retries,
        Duration backOff,
        String tolerate,
        Optional<Duration> timeout) {

    private static final Pattern TOLERATE = Pattern.compile("\\d{1,6}|(100|\\d{1,2})(\\.\\d+)?\\s*%");

    /** @throws IllegalArgumentException naming the input parameter and what is wrong with it */
    static FanOutSettings read(TaskInputs inputs) {
        String tolerate = inputs.known("tolerate").orElse("0");
        if (!TOLERATE.matcher(tolerate).matches()) {
            throw new IllegalArgumentException(
                    "tolerate must be a number of items or a part such as 5%, not '" + tolerate + "'.");
        }
        return new FanOutSettings(
                inputs.known("process"),
                inputs.integer("parallelism", 10, 1, 100),
                inputs.integer("retries", 3, 0, 20),
                inputs.duration("backOff", Duration.ofMillis(100), Duration.ofHours(24))
                        .orElse(Duration.ofSeconds(10)),
                tolerate,
                inputs.duration("timeout", Duration.ofSeconds(1), Duration.ofDays(365)));
    }

    int tolerated(int items) {
        if (tolerate.endsWith("%")) {
            double part = Double.parseDouble(
                    tolerate.substring(0, tolerate.length() - 1).strip());
            return (int) Math.floor(items * part / 100);
        }
        return Integer.parseInt(tolerate);
    }

    /** The inputs as a call of a function reads them: its time-out is one of its own, its body is the item. */
    static TaskInputs ofCall(TaskInputs inputs) {
        Map<String, Object> values = new LinkedHashMap<>(inputs.values());
        values.remove("body");
        values.remove("timeout");
        Object timeout = values.remove("callTimeout");
        if (timeout != null) {
            values.put("timeout", timeout);
        }
        return inputs.with(values);
    }
}
