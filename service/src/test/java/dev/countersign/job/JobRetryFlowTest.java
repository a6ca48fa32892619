package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ParseException;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** What the model says about further attempts and the time of a run. */
@QuarkusTest
class JobRetryFlowTest extends JobFlow {

    @Test
    void pauseGrowsAsTheModelSays() {
        begin("retry-all", "exit 1");

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            round();
            assertThat(states()).containsExactly(JobState.FAILED, JobState.INTENDED);
        });
        assertThat(pause()).isBetween(Duration.ofSeconds(299), Duration.ofSeconds(300));

        ClockUtil.offset(Duration.ofMinutes(5).toMillis());
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            round();
            assertThat(states()).containsExactly(JobState.FAILED, JobState.FAILED, JobState.INTENDED);
        });
        assertThat(pause()).isBetween(Duration.ofSeconds(899), Duration.ofSeconds(900));

        ClockUtil.offset(Duration.ofMinutes(30).toMillis());
        roundsUntil(JobState.FAILED);
        assertThat(states()).hasSize(3);
        assertThat(incidents()).hasSize(1);
    }

    @Test
    void onlyTheNamedFailuresAreTriedAgain() {
        begin("retry-killed", "exit 1");
        roundsUntil(JobState.FAILED);
        assertThat(states()).containsExactly(JobState.FAILED);
        runtimeService.deleteProcessInstance(instance, "test");

        begin("retry-killed", "exit 137");
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            round();
            assertThat(states()).containsExactly(JobState.FAILED, JobState.INTENDED);
        });
    }

    @Test
    void moreMemoryIsGivenAfterItRanOut() {
        begin("retry-all", "echo java.lang.OutOfMemoryError >&2; exit 3");

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            round();
            assertThat(states()).containsExactly(JobState.FAILED, JobState.INTENDED);
        });

        assertThat(theJob().spec).contains("\"driverMemory\":\"1536m\"");
    }

    @Test
    void runThatTakesTooLongIsEndedAndFails() {
        begin("retry-limit", "sleep 300");
        roundsUntil(JobState.RUNNING);
        Job job = theJob();

        ClockUtil.offset(Duration.ofMinutes(59).toMillis());
        round();
        assertThat(theJob().cancelRequestedAt).isNull();

        ClockUtil.offset(Duration.ofMinutes(61).toMillis());
        roundsUntil(JobState.FAILED);

        assertThat(theJob().errorCode).isEqualTo("time-limit");
        assertThat(backend.status(job.handle())).isEqualTo(JobStatus.exited(143));
        assertThat(incident().getIncidentMessage()).isEqualTo("The job ran longer than its time limit and was ended.");
    }

    @Test
    void wrongPolicyIsRefusedAtDeployment() {
        String model = model("job-retry.bpmn")
                .replace("PT5M", "five minutes")
                .replace(">killed<", ">KILLED!<")
                .replace("PT1H", "PT0S")
                .replace(">1.5<", ">9<");

        assertThatThrownBy(() -> repositoryService
                        .createDeployment()
                        .addString("wrong.bpmn", model)
                        .deploy())
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("retryBackOff must be a duration such as PT30S, not five minutes")
                .hasMessageContaining("retryOn must be codes such as")
                .hasMessageContaining("timeLimit must be between PT1S and P30D, not PT0S");
    }

    private void begin(String process, String script) {
        repositoryService
                .createDeployment()
                .addClasspathResource("models/job-retry.bpmn")
                .enableDuplicateFiltering(true)
                .deploy();
        instance = runtimeService
                .startProcessInstanceByKey(process, Map.of("script", script))
                .getId();
    }

    /** Between the end of the last but one attempt and the earliest start of the last. */
    private Duration pause() {
        return Duration.between(theJob().createdAt, theJob().notBefore);
    }
}
