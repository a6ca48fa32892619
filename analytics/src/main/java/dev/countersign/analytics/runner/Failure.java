package dev.countersign.analytics.runner;

import java.io.EOFException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkThrowable;
import org.jspecify.annotations.Nullable;

/**
 * A failed job in words for people.
 *
 * @param code short reason; Spark's error condition when it has one
 * @param message one or two sentences
 * @param field name of the parameter that is wrong, if any
 * @param sqlState five-character SQLSTATE of Spark's error, if any
 * @param badInput whether trying again is useless
 */
record Failure(
        String code,
        String message,
        @Nullable String field,
        @Nullable String sqlState,
        boolean badInput) {
    static final int EXIT_BAD_INPUT = 65;
    static final int EXIT_TECHNICAL = 1;
    private static final int LONGEST_MESSAGE = 1000;
    private static final int EXECUTOR_OUT_OF_MEMORY = 52;
    private static final Pattern LOST_BECAUSE =
            Pattern.compile("ExecutorLostFailure \\(.*?\\) Reason: (.+?)\\.?(?:\\R|$)");

    static Failure of(Throwable thrown) {
        List<Throwable> chain = chain(thrown);
        for (Throwable each : chain) {
            if (each instanceof BadInputException refused) {
                return new Failure(refused.code(), text(refused), refused.field(), null, true);
            }
        }
        for (Throwable each : chain) {
            if (each instanceof OutOfMemoryError) {
                return technical("out-of-memory", "The job ran out of memory; give it a larger driverMemory.");
            }
            if (text(each).contains("ExecutorLostFailure")) {
                return ofLostExecutor(text(each));
            }
            if (text(each).contains("No space left on device")) {
                return technical("disk-full", "The disk is full; free some space and run the job again.");
            }
            if (each instanceof ClassNotFoundException || each instanceof NoClassDefFoundError) {
                return technical("missing-class", "The Spark runtime folder lacks the class " + text(each) + ".");
            }
        }
        // The innermost of Spark's own errors says what happened; the outer ones only that a job was aborted.
        for (int i = chain.size() - 1; i >= 0; i--) {
            if (chain.get(i) instanceof SparkThrowable spark && spark.getCondition() != null) {
                return ofSpark(spark, text(chain.get(i)), chain);
            }
        }
        Throwable root = chain.get(chain.size() - 1);
        return technical(
                "technical-failure",
                "The job failed: " + firstLine(text(root)) + " ("
                        + root.getClass().getSimpleName() + ").");
    }

    int exitCode() {
        return badInput ? EXIT_BAD_INPUT : EXIT_TECHNICAL;
    }

    Map<String, Object> toJson() {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", message);
        if (field != null) {
            error.put("field", field);
        }
        if (sqlState != null) {
            error.put("sqlState", sqlState);
        }
        return error;
    }

    /** Spark gave a task up because the executors that worked on it ended, each time. */
    private static Failure ofLostExecutor(String message) {
        Matcher reason = LOST_BECAUSE.matcher(message);
        String because = reason.find() ? reason.group(1).strip() : "no reason given";
        if (because.endsWith("code " + EXECUTOR_OUT_OF_MEMORY)) {
            return technical("out-of-memory", "The executors ran out of memory; give them a larger executorMemory.");
        }
        return technical(
                "lost-executors",
                "Executors were lost while they worked on a task: " + because
                        + ". Were they killed or short of memory, give them a larger executorMemory.");
    }

    private static Failure ofSpark(SparkThrowable spark, String message, List<Throwable> chain) {
        String condition = spark.getCondition();
        if (condition.startsWith("FAILED_READ_FILE")) {
            String path =
                    String.valueOf(spark.getMessageParameters().get("path")).replaceFirst("^file:/+", "/");
            String reason = chain.get(chain.size() - 1) instanceof EOFException
                    ? "it ends too early"
                    : firstLine(text(chain.get(chain.size() - 1)));
            return new Failure(
                    "unreadable-file",
                    "The file " + path + " cannot be read: " + reason + ".",
                    null,
                    spark.getSqlState(),
                    true);
        }
        if (condition.equals("PATH_NOT_FOUND")) {
            String path = String.valueOf(spark.getMessageParameters().get("path"));
            return new Failure("missing-file", "There is nothing at " + path + ".", null, spark.getSqlState(), true);
        }
        String sentence =
                firstLine(message.replaceFirst("^\\[[A-Z0-9_.]+]\\s*", "")).replaceFirst("\\s*SQLSTATE: \\w{5}$", "");
        return new Failure(condition, "Spark could not go on: " + sentence, null, spark.getSqlState(), false);
    }

    private static Failure technical(String code, String message) {
        return new Failure(code, message, null, null, false);
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable each = thrown; each != null && !chain.contains(each); each = each.getCause()) {
            chain.add(each);
        }
        return chain;
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }

    private static String firstLine(String message) {
        String line = message.strip().lines().findFirst().orElse("").strip();
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "...";
    }
}
