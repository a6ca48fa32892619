package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** Runs of which nobody can say what became of them. */
@QuarkusTest
class JobUnknownFlowTest extends JobFlow {

    @Test
    void jobOutOfSightIsUnknownAndRunsAgainWhenAnOperatorSaysSo() throws IOException {
        start("job-plain", "[ -e ../again-" + UUID.randomUUID() + " ]; sleep 300", 0);
        vanish();

        roundsUntil(JobState.UNKNOWN);
        assertThat(incident().getIncidentMessage()).startsWith("Nobody can say what became of the job: no process");

        service.resolve(theJob().id, ResolveRequest.Outcome.RETRY, "olga");

        assertThat(states()).containsExactly(JobState.FAILED, JobState.INTENDED);
        assertThat(incidents()).isEmpty();
        roundsUntil(JobState.RUNNING);
    }

    @Test
    void jobOutOfSightFailsWhenAnOperatorSaysSo() throws IOException {
        start("job-caught", "sleep 300", 0);
        vanish();
        roundsUntil(JobState.UNKNOWN);
        assertThat(incidents()).hasSize(1);

        service.resolve(theJob().id, ResolveRequest.Outcome.FAILED, "olga");

        assertThat(theJob().state).isEqualTo(JobState.FAILED);
        assertThat(currentTask()).isEqualTo("repair2");
        assertThat(incidents()).isEmpty();
    }

    @Test
    void jobOfAnotherMachineBecomesUnknownAfterItsGrace() {
        start("job-plain", "sleep 1", 0);
        fetcher.fetch(ScriptBackend.TOPIC);
        rows.host(theJob().id, "elsewhere/boot/ns");

        round();
        assertThat(theJob().state).isEqualTo(JobState.INTENDED);
        rows.lease(theJob().id, "dead node", -121);
        round();
        ClockUtil.offset(Duration.ofSeconds(31).toMillis());
        rows.lease(theJob().id, "dead node", -121);
        round();

        assertThat(theJob().state).isEqualTo(JobState.UNKNOWN);
        assertThat(incident().getIncidentMessage())
                .contains("it was started on another machine or before a reboot (elsewhere/boot/ns)");
    }

    @Test
    void runThatIsInSightAgainEndsBeforeTheNextOneBegins() {
        start("job-plain", "case $COUNTERSIGN_JOB_KEY in *-1) sleep 300;; esac; " + SUCCEED, 0);
        roundsUntil(JobState.RUNNING);
        Job lost = theJob();
        completion.giveUp(lost.id, "the machine does not answer", "");
        assertThat(theJob().state).isEqualTo(JobState.UNKNOWN);

        externalTaskService.setRetries(lost.externalTaskId, 1);
        round();
        assertThat(theJob().state).isEqualTo(JobState.INTENDED);
        assertThat(theJob().attempt).isEqualTo(2);
        roundsUntil(JobState.SUCCEEDED);

        assertThat(backend.status(lost.handle())).isEqualTo(JobStatus.exited(143));
        assertThat(states()).containsExactly(JobState.FAILED, JobState.SUCCEEDED);
    }
}
