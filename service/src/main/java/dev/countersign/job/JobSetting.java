package dev.countersign.job;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a model, or the person who repairs a failed job, may set of a run's resources. A fixed list: configuration of any
 * other kind would let a modeller reach the machine.
 */
public enum JobSetting {
    /** Heap of the driver or of the one process, such as {@code 2g}. */
    DRIVER_MEMORY("driverMemory"),
    /** Heap of each executor, such as {@code 2g}. */
    EXECUTOR_MEMORY("executorMemory"),
    /** Cores of the driver in local mode, of each executor on a cluster: 1 to 1,024. */
    CORES("cores"),
    /** Number of executors: 1 to 10,000. */
    EXECUTORS("executors"),
    /** Partitions after a shuffle: 1 to 1,000,000. */
    PARTITIONS("partitions"),
    /** After this time the run is ended, as an ISO-8601 duration such as {@code PT2H}: one second to 30 days. */
    TIME_LIMIT("timeLimit");

    private static final Pattern MEMORY = Pattern.compile("[1-9]\\d{0,5}[kmgKMG]");

    private final String parameter;

    JobSetting(String parameter) {
        this.parameter = parameter;
    }

    /** The input parameter that sets it. */
    public String parameter() {
        return parameter;
    }

    /** The setting of an input parameter; empty when it is none. */
    public static Optional<JobSetting> of(String parameter) {
        return Arrays.stream(values())
                .filter(each -> each.parameter.equals(parameter))
                .findFirst();
    }

    /**
     * The value in its normal form.
     *
     * @throws IllegalArgumentException naming the input parameter and what is wrong with it
     */
    String checked(String value) {
        return switch (this) {
            case DRIVER_MEMORY, EXECUTOR_MEMORY -> memory(value);
            case CORES -> number(value, 1024);
            case EXECUTORS -> number(value, 10_000);
            case PARTITIONS -> number(value, 1_000_000);
            case TIME_LIMIT -> duration(value);
        };
    }

    private String memory(String value) {
        if (!MEMORY.matcher(value).matches()) {
            throw new IllegalArgumentException(parameter + " must look like 600m or 2g, not " + value);
        }
        return value;
    }

    private String number(String value, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number < 1 || number > most) {
                throw new IllegalArgumentException(parameter + " must be between 1 and " + most + ", not " + value);
            }
            return Integer.toString(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(parameter + " must be a whole number, not " + value, e);
        }
    }

    private String duration(String value) {
        try {
            Duration duration = Duration.parse(value);
            if (duration.compareTo(Duration.ofSeconds(1)) < 0 || duration.compareTo(Duration.ofDays(30)) > 0) {
                throw new IllegalArgumentException(parameter + " must be between PT1S and P30D, not " + value);
            }
            return duration.toString();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(parameter + " must be a duration such as PT30M, not " + value, e);
        }
    }
}
