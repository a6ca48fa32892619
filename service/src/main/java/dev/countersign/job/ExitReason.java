package dev.countersign.job;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words for an ended process that left no reason of its own: from its exit code and the end of its log. Codes of Spark:
 * 1 exception, 52 task out of memory, 101 missing class or jar; 3 is the JVM's {@code ExitOnOutOfMemoryError}; 128 + n
 * a signal; 65 is ours for bad input.
 */
class ExitReason {

    static final int BAD_INPUT = 65;

    private static final Pattern EXCEPTION = Pattern.compile(
            "^(?:Exception in thread \"[^\"]*\" |Caused by: )?((?:[a-z][\\w$]*\\.)+[A-Z][\\w$]*(?:Exception|Error|Throwable)?): (.+)$");

    private static final Pattern LOST_EXECUTOR =
            Pattern.compile("ExecutorLostFailure \\(.*?\\) Reason: (.+?)\\.?(?:\\R|$)");

    private static final Pattern MISSING_CLASS = Pattern.compile(
            "Exception in thread \"main\" java\\.lang\\.(?:ClassNotFoundException|NoClassDefFoundError)");

    private ExitReason() {}

    /** @param detail what the place of the run says, such as Kubernetes' {@code OOMKilled}; may be empty */
    static JobFailure of(int exitCode, String detail, String logTail) {
        if (exitCode == BAD_INPUT) {
            return JobFailure.badInput("bad-input", "The application refused its input.", null, exitCode);
        }
        if (logTail.contains("java.lang.OutOfMemoryError")
                || logTail.contains("exceeding memory limits")
                || logTail.contains("exceeding physical memory limits")
                || exitCode == 52
                || detail.contains("OOMKilled")) {
            return JobFailure.technical(
                    "out-of-memory", "The job ran out of memory; give it a larger driverMemory.", exitCode);
        }
        if (logTail.contains("No space left on device")) {
            return JobFailure.technical(
                    "disk-full", "The disk is full; free some space and run the job again.", exitCode);
        }
        if (detail.contains("Evicted") || detail.contains("Preempt")) {
            return JobFailure.technical("evicted", "The cluster took the job's place away: " + detail + ".", exitCode);
        }
        Matcher lost = LOST_EXECUTOR.matcher(logTail);
        if (exitCode == 1 && lost.find()) {
            return JobFailure.technical(
                    "lost-executors",
                    "Executors were lost while they worked on a task: "
                            + lost.group(1).strip()
                            + ". Were they killed or short of memory, give them a larger executorMemory.",
                    exitCode);
        }
        if (exitCode == 101 || MISSING_CLASS.matcher(logTail).find()) {
            return JobFailure.technical(
                    "missing-class", "A class or jar of the application is missing" + quoted(logTail) + ".", exitCode);
        }
        if (exitCode == 126 || exitCode == 127) {
            return JobFailure.technical(
                    "no-program",
                    "The program to run is not there or may not be run" + quoted(logTail) + ".",
                    exitCode);
        }
        if (exitCode == 137) {
            return JobFailure.technical(
                    "killed",
                    "The job's process was killed (KILL), by a person or by the machine when memory ran short.",
                    exitCode);
        }
        if (exitCode == 143) {
            return JobFailure.technical("terminated", "The job's process was told to end (TERM).", exitCode);
        }
        if (exitCode > 128 && exitCode < 160) {
            return JobFailure.technical(
                    "signal", "The job's process ended by signal " + (exitCode - 128) + ".", exitCode);
        }
        if (!detail.isBlank()) {
            return JobFailure.technical("technical-failure", "The job ended: " + detail + ".", exitCode);
        }
        return JobFailure.technical(
                "technical-failure", "The job ended with exit code " + exitCode + quoted(logTail) + ".", exitCode);
    }

    /** The last exception that the log names, else nothing. */
    private static String quoted(String logTail) {
        List<String> lines = logTail.lines().toList();
        for (int i = lines.size() - 1; i >= 0; i--) {
            Matcher matcher = EXCEPTION.matcher(lines.get(i).trim());
            if (matcher.matches()) {
                String name = matcher.group(1);
                String text = matcher.group(2);
                return ": " + (text.length() <= 500 ? text : text.substring(0, 500) + "...") + " ("
                        + name.substring(name.lastIndexOf('.') + 1) + ")";
            }
        }
        return "";
    }
}
