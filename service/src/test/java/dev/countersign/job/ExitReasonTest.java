package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitReasonTest {

    @ParameterizedTest
    @CsvSource({
        "52, out-of-memory",
        "101, missing-class",
        "126, no-program",
        "127, no-program",
        "137, killed",
        "139, signal",
        "143, terminated",
        "1, technical-failure",
        "17, technical-failure"
    })
    void codesHaveReasonsAndMayBeTriedAgain(int exitCode, String code) {
        JobFailure failure = ExitReason.of(exitCode, "", "");

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.exitCode()).isEqualTo(exitCode);
        assertThat(failure.again()).isTrue();
        assertThat(failure.badInput()).isFalse();
    }

    @Test
    void badInputIsNotTriedAgain() {
        JobFailure failure = ExitReason.of(65, "", "");

        assertThat(failure.badInput()).isTrue();
        assertThat(failure.again()).isFalse();
    }

    @Test
    void memoryIsNamedWhateverTheCode() {
        assertThat(ExitReason.of(3, "", "Terminating due to java.lang.OutOfMemoryError: Java heap space\n"))
                .isEqualTo(JobFailure.technical(
                        "out-of-memory", "The job ran out of memory; give it a larger driverMemory.", 3));
    }

    @Test
    void fullDiskIsNamed() {
        assertThat(ExitReason.of(1, "", "java.io.IOException: No space left on device\n")
                        .code())
                .isEqualTo("disk-full");
    }

    @Test
    void lastExceptionOfTheLogIsQuoted() {
        String log = """
                Exception in thread "main" java.lang.RuntimeException: Stage failed
                \tat x.Y.z(Y.java:1)
                Caused by: java.lang.IllegalStateException: price is negative
                \tat x.Y.z(Y.java:2)
                """;

        assertThat(ExitReason.of(1, "", log).message())
                .isEqualTo("The job ended with exit code 1: price is negative (IllegalStateException).");
    }

    @Test
    void missingClassIsQuoted() {
        assertThat(ExitReason.of(101, "", "Error: java.lang.ClassNotFoundException: dev.example.Nothing\n")
                        .message())
                .isEqualTo("A class or jar of the application is missing.");
        assertThat(ExitReason.of(101, "", "java.lang.ClassNotFoundException: dev.example.Nothing\n")
                        .message())
                .isEqualTo(
                        "A class or jar of the application is missing: dev.example.Nothing (ClassNotFoundException).");
    }

    @Test
    void lostExecutorsAreNamed() {
        String log =
                "Exception in thread \"main\" org.apache.spark.SparkException: Job aborted due to stage failure: Task 0 in"
                        + " stage 0.0 failed 3 times, most recent failure: Lost task 0.2 in stage 0.0 (TID 2) (127.0.0.1 executor 2):"
                        + " ExecutorLostFailure (executor 2 exited caused by one of the running tasks) Reason: Command exited with"
                        + " code 1\nDriver stacktrace:\n";

        assertThat(ExitReason.of(1, "", log))
                .isEqualTo(JobFailure.technical(
                        "lost-executors",
                        "Executors were lost while they worked on a task: Command exited with code 1. Were they killed or"
                                + " short of memory, give them a larger executorMemory.",
                        1));
        assertThat(ExitReason.of(137, "", log).code()).isEqualTo("killed");
    }

    @Test
    void whatThePlaceSaysIsTheReasonWhereTheLogSaysNothing() {
        assertThat(ExitReason.of(1, "DeadlineExceeded: Pod was active on the node longer than the deadline", "")
                        .message())
                .isEqualTo("The job ended: DeadlineExceeded: Pod was active on the node longer than the deadline.");
        assertThat(ExitReason.of(137, "OOMKilled", "").code()).isEqualTo("out-of-memory");
    }
}
