package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.job.JobStatus.Phase;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** How a run's end becomes what the process sees. */
@QuarkusTest
class JobOutcomeFlowTest extends JobFlow {

    @Test
    void resultBecomesAVariableAndTheProcessGoesOn() {
        start("job-plain", SUCCEED, 0);

        roundsUntil(JobState.SUCCEEDED);

        Job job = theJob();
        assertThat(job.key).isEqualTo(job.externalTaskId + "-1");
        assertThat(job.exitCode).isZero();
        assertThat(job.output).isEqualTo("/out");
        assertThat(job.leaseOwner).isNull();
        assertThat(runtimeService.getVariable(instance, "outcome")).isEqualTo(Map.of("rows", 3, "output", "/out"));
        assertThat(currentTask()).isEqualTo("done");
    }

    @Test
    void evidenceIsStoredAndItsDigestHandedOn() throws Exception {
        start(
                "job-plain",
                SUCCEED
                        + "; echo '{\"title\":\"T\",\"summary\":\"S\",\"blocks\":[{\"type\":\"markdown\",\"text\":\"x\"}]}' > evidence.json",
                0);

        roundsUntil(JobState.SUCCEEDED);

        String digest = theJob().evidenceDigest;
        assertThat(digest).hasSize(64);
        assertThat(runtimeService.getVariable(instance, "outcome"))
                .isEqualTo(Map.of("rows", 3, "output", "/out", "evidence", String.valueOf(digest)));
        assertThat(evidence.find(String.valueOf(digest)))
                .hasValueSatisfying(
                        document -> assertThat(document.path("title").asText()).isEqualTo("T"));
    }

    @Test
    void brokenEvidenceFailsTheJobWithItsReason() {
        start("job-plain", SUCCEED + "; echo '{\"blocks\":17}' > evidence.json", 3);

        roundsUntil(JobState.FAILED);

        assertThat(theJob().errorCode).isEqualTo("invalid-evidence");
        assertThat(incident().getIncidentMessage()).startsWith("The job's evidence cannot be shown: ");
    }

    @Test
    void progressIsStoredWhileItRuns() {
        start(
                "job-plain",
                "echo '{\"step\":\"Training\",\"index\":2,\"of\":4,\"percent\":41}' > progress.json; while [ ! -e go ]; do sleep 0.1; done; "
                        + SUCCEED,
                0);

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            round();
            assertThat(theJob().state).isEqualTo(JobState.RUNNING);
            assertThat(theJob().progress).contains("\"percent\":41");
        });
        assertThat(service.ofInstance(instance).get(0).progress())
                .hasToString("{\"step\":\"Training\",\"index\":2,\"of\":4,\"percent\":41}");

        touch("go");
        roundsUntil(JobState.SUCCEEDED);
    }

    @Test
    void resultThatIsTooLargeFailsWithoutARetry() {
        start(
                "job-plain",
                "x=$(head -c 70000 /dev/zero | tr '\\0' x); echo \"{\\\"status\\\":\\\"SUCCEEDED\\\",\\\"result\\\":{\\\"x\\\":\\\"$x\\\"}}\" > result.json",
                3);

        roundsUntil(JobState.FAILED);

        assertThat(theJob().errorCode).isEqualTo("result-too-large");
        assertThat(incident().getIncidentMessage())
                .startsWith("The result has 70008 bytes of JSON; at most 65536 become a process variable.");
    }

    @Test
    void outcomeThatTheProcessCannotTakeIsAnIncidentAndHandedOverAgainWithoutARun() {
        start("job-refused", SUCCEED, 0);
        for (int refusal = 1; refusal <= 3; refusal++) {
            int expected = refusal;
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                round();
                assertThat(theJob().refusals).isEqualTo(expected);
            });
            ClockUtil.offset(Duration.ofMinutes(refusal * 2L).toMillis());
        }
        assertThat(theJob().state).isEqualTo(JobState.FAILED);
        assertThat(incident().getIncidentMessage())
                .startsWith("The job succeeded, but the process could not go on with its result: ");

        runtimeService.setVariable(instance, "missing", 1);
        externalTaskService.setRetries(theJob().externalTaskId, 1);
        roundsUntil(JobState.SUCCEEDED);

        assertThat(states()).containsExactly(JobState.SUCCEEDED);
        assertThat(backend.processes().folder(theJob().key).resolve("runs")).hasContent("run\n");
        assertThat(currentTask()).isEqualTo("done4");
    }

    @Test
    void suspendedInstanceGetsItsOutcomeWhenItGoesOn() {
        start("job-plain", "while [ ! -e go ]; do sleep 0.1; done; " + SUCCEED, 0);
        roundsUntil(JobState.RUNNING);
        runtimeService.suspendProcessInstanceById(instance);
        touch("go");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> backend.status(theJob().handle()).phase() == Phase.EXITED);

        round();
        assertThat(theJob().state).isEqualTo(JobState.RUNNING);
        assertThat(theJob().silentSince).isNull();

        runtimeService.activateProcessInstanceById(instance);
        roundsUntil(JobState.SUCCEEDED);
    }
}
