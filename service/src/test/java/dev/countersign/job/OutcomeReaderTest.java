package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.job.local.LocalJobLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeReaderTest {

    @TempDir
    Path folder;

    private final OutcomeReader reader = new OutcomeReader(new ObjectMapper());

    @Test
    void zeroAndSucceededIsSuccess() throws IOException {
        write("result.json", "{\"status\":\"SUCCEEDED\",\"output\":\"/o\",\"result\":{\"rows\":3,\"list\":[1.5]}}");

        JobOutcome outcome = read(0);

        assertThat(outcome.failure()).isNull();
        assertThat(outcome.output()).isEqualTo("/o");
        assertThat(outcome.result()).isEqualTo(Map.of("rows", 3, "list", List.of(1.5)));
        assertThat(outcome.evidence()).isNull();
    }

    @Test
    void zeroAloneIsNoSuccess() {
        assertThat(failure(0).code()).isEqualTo("no-result");
    }

    @Test
    void succeededAloneIsNoSuccess() throws IOException {
        write("result.json", "{\"status\":\"SUCCEEDED\",\"result\":{}}");
        write("stderr.log", "java.lang.IllegalStateException: at the very end\n");

        assertThat(failure(1).message())
                .isEqualTo("The job ended with exit code 1: at the very end (IllegalStateException).");
    }

    @Test
    void applicationsOwnWordsWin() throws IOException {
        write(
                "result.json",
                "{\"status\":\"FAILED\",\"badInput\":true,\"error\":{\"code\":\"missing-file\",\"message\":\"Nothing there.\",\"field\":\"input\"}}");

        assertThat(failure(65)).isEqualTo(JobFailure.badInput("missing-file", "Nothing there.", "input", 65));
    }

    @Test
    void technicalFailureOfTheApplicationMayBeTriedAgain() throws IOException {
        write("result.json", "{\"status\":\"FAILED\",\"error\":{\"code\":\"X\",\"message\":\"Broken.\"}}");

        assertThat(failure(1)).isEqualTo(JobFailure.technical("X", "Broken.", 1));
    }

    @Test
    void brokenResultIsNamed() throws IOException {
        write("result.json", "{\"status\":");

        assertThat(failure(0).code()).isEqualTo("broken-result");
    }

    @Test
    void resultThatIsNoObjectIsNamed() throws IOException {
        write("result.json", "{\"status\":\"SUCCEEDED\",\"result\":[1]}");

        assertThat(failure(0).message()).isEqualTo("The job's result.json has no object 'result'.");
    }

    @Test
    void resultOfExactlyTheLimitIsTaken() throws IOException {
        write("result.json", "{\"status\":\"SUCCEEDED\",\"result\":{\"x\":\"" + "y".repeat(65536 - 8) + "\"}}");

        assertThat(read(0).failure()).isNull();
    }

    @Test
    void resultOverTheLimitIsRefusedForGood() throws IOException {
        write("result.json", "{\"status\":\"SUCCEEDED\",\"result\":{\"x\":\"" + "y".repeat(65536 - 7) + "\"}}");

        JobFailure failure = failure(0);

        assertThat(failure.code()).isEqualTo("result-too-large");
        assertThat(failure.again()).isFalse();
        assertThat(failure.message())
                .startsWith("The result has 65537 bytes of JSON; at most 65536 become a process variable.");
    }

    @Test
    void evidenceComesAlong() throws IOException {
        write("result.json", "{\"status\":\"SUCCEEDED\",\"result\":{}}");
        write("evidence.json", "{\"title\":\"T\"}");

        assertThat(Objects.requireNonNull(read(0).evidence()).path("title").asText())
                .isEqualTo("T");
    }

    @Test
    void anApplicationThatNeedsNoResultSucceedsWithItsExitCode() throws IOException {
        assertThat(reader.read(JobStatus.exited(0), new LocalJobLogs(folder), false))
                .isEqualTo(JobOutcome.succeeded(Map.of(), null, null));

        write("result.json", "{\"status\":\"SUCCEEDED\",\"result\":{\"rows\":7}}");

        assertThat(reader.read(JobStatus.exited(0), new LocalJobLogs(folder), false)
                        .result())
                .isEqualTo(Map.of("rows", 7));
    }

    @Test
    void aResultThatNeedNotBeThereIsStillReadWhenItIs() throws IOException {
        assertThat(reader.read(JobStatus.exited(1), new LocalJobLogs(folder), false)
                        .result())
                .isNull();

        write("result.json", "{\"status\":\"RUNNING\"}");

        assertThat(reader.read(JobStatus.exited(0), new LocalJobLogs(folder), false)
                        .failure())
                .isNotNull()
                .extracting(JobFailure::code)
                .isEqualTo("no-result");
    }

    @Test
    void whatThePlaceOfTheRunSaysCountsMoreThanWhatTheRunCouldStillWrite() throws IOException {
        write(
                "result.json",
                "{\"status\":\"FAILED\",\"error\":{\"code\":\"technical-failure\",\"message\":\"stopped\"}}");

        assertThat(reader.read(
                                JobStatus.ended(143, "time-limit", "It was ended at its time limit."),
                                new LocalJobLogs(folder),
                                true)
                        .failure())
                .isEqualTo(JobFailure.technical("time-limit", "It was ended at its time limit.", 143));
    }

    private JobOutcome read(int exitCode) {
        return reader.read(JobStatus.exited(exitCode), new LocalJobLogs(folder), true);
    }

    private JobFailure failure(int exitCode) {
        JobOutcome outcome = read(exitCode);
        assertThat(outcome.result()).isNull();
        return Objects.requireNonNull(outcome.failure());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
