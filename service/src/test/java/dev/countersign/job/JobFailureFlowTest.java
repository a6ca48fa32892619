package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** Attempts after a failure, and what the process learns when there are no more. */
@QuarkusTest
class JobFailureFlowTest extends JobFlow {

    @Test
    void technicalFailureIsTriedAgainAfterTheBackOffWithAKeyOfItsOwn() {
        start("job-plain", "case $COUNTERSIGN_JOB_KEY in *-1) echo oops >&2; exit 1;; esac; " + SUCCEED, 1);

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            round();
            assertThat(states()).containsExactly(JobState.FAILED, JobState.INTENDED);
        });
        round();
        assertThat(states()).containsExactly(JobState.FAILED, JobState.INTENDED);
        assertThat(incidents()).isEmpty();

        ClockUtil.offset(Duration.ofSeconds(20).toMillis());
        roundsUntil(JobState.SUCCEEDED);

        List<Job> attempts = jobs.ofInstance(instance);
        assertThat(attempts).extracting(job -> job.attempt).containsExactly(1, 2);
        assertThat(attempts.get(1).key).isEqualTo(attempts.get(0).externalTaskId + "-2");
        assertThat(attempts.get(0).errorMessage).isEqualTo("The job ended with exit code 1.");
        assertThat(currentTask()).isEqualTo("done");
    }

    @Test
    void badInputIsNotTriedAgain() {
        start(
                "job-plain",
                "echo '{\"status\":\"FAILED\",\"badInput\":true,\"error\":{\"code\":\"missing-file\",\"message\":\"There is nothing at /x.\",\"field\":\"input\"}}' > result.json; exit 65",
                3);

        roundsUntil(JobState.FAILED);

        assertThat(states()).containsExactly(JobState.FAILED);
        assertThat(theJob().badInput).isTrue();
        assertThat(incident().getIncidentMessage()).isEqualTo("There is nothing at /x.");
    }

    @Test
    void finalFailureIsAnErrorWhereTheModelCatchesIt() {
        start("job-caught", "echo 'last words' >&2; exit 137", 0);

        roundsUntil(JobState.FAILED);

        assertThat(currentTask()).isEqualTo("repair2");
        assertThat(jobError())
                .contains(
                        entry("code", "killed"),
                        entry("exitCode", 137),
                        entry("application", "script"),
                        entry("activityId", "work2"),
                        entry("badInput", false),
                        entry("logTail", "last words\n"),
                        entry("jobId", theJob().id.toString()));
        assertThat(incidents()).isEmpty();
    }

    @Test
    void finalFailureIsCaughtByAnEventSubProcessToo() {
        start("job-caught-outside", "exit 1", 0);

        roundsUntil(JobState.FAILED);

        assertThat(currentTask()).isEqualTo("repair3");
    }

    @Test
    void retryOfTheIncidentRunsAFurtherAttempt() {
        start("job-plain", "case $COUNTERSIGN_JOB_KEY in *-1) exit 1;; esac; " + SUCCEED, 0);
        roundsUntil(JobState.FAILED);

        externalTaskService.setRetries(theJob().externalTaskId, 1);
        roundsUntil(JobState.SUCCEEDED);

        assertThat(states()).containsExactly(JobState.FAILED, JobState.SUCCEEDED);
        assertThat(currentTask()).isEqualTo("done");
    }

    @Test
    void unknownApplicationIsRefusedAsBadInput() {
        instance = runtimeService
                .startProcessInstanceByKey(
                        "job-plain", Map.of("application", "nonsense", "script", "exit 0", "retries", 0))
                .getId();

        roundsUntil(JobState.FAILED);

        assertThat(incident().getIncidentMessage())
                .isEqualTo("The application 'nonsense' is not known; known are script.");
    }

    @Test
    void jobThatCannotBeStartedFailsWithItsReason() throws IOException {
        start("job-plain", SUCCEED, 0);
        fetcher.fetch(ScriptBackend.TOPIC);
        Path folder = backend.processes().folder(theJob().key);
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, "something else is in the way");

        roundsUntil(JobState.FAILED);

        assertThat(theJob().errorCode).isEqualTo("not-started");
        assertThat(incident().getIncidentMessage()).startsWith("The job could not be started in " + folder + ": ");
    }
}
