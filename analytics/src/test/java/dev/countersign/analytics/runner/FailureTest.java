package dev.countersign.analytics.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FailureTest {
    @Test
    void findsTheReasonInTheChainOfCauses() {
        assertFailure(
                new RuntimeException("job aborted", new OutOfMemoryError("Java heap space")),
                "out-of-memory",
                "The job ran out of memory; give it a larger driverMemory.");
        assertFailure(
                new RuntimeException("job aborted", new IOException("write: No space left on device")),
                "disk-full",
                "The disk is full; free some space and run the job again.");
        assertFailure(
                new NoClassDefFoundError("org/example/Missing"),
                "missing-class",
                "The Spark runtime folder lacks the class org/example/Missing.");
        assertFailure(
                new IllegalStateException("outer", new ArithmeticException("by zero\nat line 1")),
                "technical-failure",
                "The job failed: by zero (ArithmeticException).");
    }

    @Test
    void takesBadInputForBadInputHoweverDeepItLies() {
        Failure failure =
                Failure.of(new RuntimeException(new BadInputException("missing-file", "There is no file.", "input")));

        assertThat(failure).isEqualTo(new Failure("missing-file", "There is no file.", "input", null, true));
        assertThat(failure.exitCode()).isEqualTo(65);
    }

    @Test
    void saysWhyExecutorsWereLost() {
        String lost =
                "Job aborted due to stage failure: Task 0 in stage 0.0 failed 4 times, most recent failure: Lost task 0.3"
                        + " in stage 0.0 (TID 3) (127.0.0.1 executor 3): ExecutorLostFailure (executor 3 exited caused by one of"
                        + " the running tasks) Reason: Command exited with code ";
        assertFailure(
                new RuntimeException(lost + "137\nDriver stacktrace:"),
                "lost-executors",
                "Executors were lost while they worked on a task: Command exited with code 137. Were they killed or short of"
                        + " memory, give them a larger executorMemory.");
        assertFailure(
                new RuntimeException(lost + "52\nDriver stacktrace:"),
                "out-of-memory",
                "The executors ran out of memory; give them a larger executorMemory.");
    }

    private static void assertFailure(Throwable thrown, String code, String message) {
        Failure failure = Failure.of(thrown);
        assertThat(failure).isEqualTo(new Failure(code, message, null, null, false));
        assertThat(failure.exitCode()).isEqualTo(1);
    }
}
