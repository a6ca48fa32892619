package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** Jobs whose process or backend lets them down. */
@QuarkusTest
class JobFaultsFlowTest extends JobBlockedFlow {

    @Inject
    BatchBackend batch;

    @Test
    void taskWhoseWayForBadInputIsBlockedHoldsUpNoOther() {
        String poison = start("nobody-knows-it", "");
        start("job-plain", SUCCEED, 0);

        roundsUntil(JobState.SUCCEEDED);
        assertThat(jobs.ofInstance(poison)).isEmpty();

        String good = instance;
        instance = poison;
        for (int minute = 1; minute <= 2; minute++) {
            ClockUtil.offset(Duration.ofMinutes(minute).toMillis());
            round();
        }
        assertThat(incident().getIncidentMessage()).startsWith("The service could not take the task: ");
        runtimeService.deleteProcessInstance(poison, "test is over");
        instance = good;
    }

    @Test
    void jobWhoseBackendCannotBeAskedWaits() throws Exception {
        BatchPeer away = new BatchPeer(1);
        away.close();
        intend(away);

        for (int minute = 0; minute < 3; minute++) {
            ClockUtil.offset(Duration.ofMinutes(minute).toMillis());
            assertThat(catchThrowable(launcher::launch)).isNotNull();
        }
        assertThat(theJob().state).isEqualTo(JobState.INTENDED);

        batch.use(new BatchPeer(1));
        launcher.launch();
        assertThat(theJob().state).isEqualTo(JobState.SUBMITTED);
    }

    @Test
    void jobOfWhoseStartNobodyKnowsIsAskedAboutAfterAWhile() throws Exception {
        BatchPeer silent = new BatchPeer(1);
        silent.dropStarts();
        intend(silent);

        assertThat(catchThrowable(launcher::launch)).isNotNull();
        assertThat(theJob().state).isEqualTo(JobState.INTENDED);
        assertThat(theJob().silentSince).isNotNull();
        ClockUtil.offset(Duration.ofSeconds(31).toMillis());
        assertThat(catchThrowable(launcher::launch)).isNotNull();

        assertThat(theJob().state).isEqualTo(JobState.UNKNOWN);
        assertThat(incident().getIncidentMessage())
                .contains("it could not be started, and nobody knows whether it was");
    }

    @Test
    void jobThatWasSuspendedWaitsForTheAnswerToItsStartAnew() throws Exception {
        BatchPeer silent = new BatchPeer(1);
        silent.dropStarts();
        intend(silent);
        assertThat(catchThrowable(launcher::launch)).isNotNull();

        runtimeService.suspendProcessInstanceById(instance);
        ClockUtil.offset(Duration.ofMinutes(10).toMillis());
        launcher.launch();
        runtimeService.activateProcessInstanceById(instance);

        awaitsAnAnswerAnew(Duration.ofMinutes(10));
    }

    @Test
    void jobWhoseBackendCouldNotBeAskedMeanwhileWaitsForTheAnswerToItsStartAnew() throws Exception {
        BatchPeer silent = new BatchPeer(1);
        silent.dropStarts();
        intend(silent);
        assertThat(catchThrowable(launcher::launch)).isNotNull();

        BatchPeer away = new BatchPeer(1);
        away.close();
        batch.use(away);
        ClockUtil.offset(Duration.ofMinutes(10).toMillis());
        assertThat(catchThrowable(launcher::launch)).isNotNull();
        batch.use(silent);

        awaitsAnAnswerAnew(Duration.ofMinutes(10));
    }

    private void awaitsAnAnswerAnew(Duration offset) {
        Instant before = Objects.requireNonNull(theJob().silentSince);
        assertThat(catchThrowable(launcher::launch)).isNotNull();
        assertThat(theJob().state).isEqualTo(JobState.INTENDED);
        assertThat(theJob().silentSince).isAfter(before.plus(Duration.ofMinutes(9)));

        ClockUtil.offset(offset.plusSeconds(31).toMillis());
        assertThat(catchThrowable(launcher::launch)).isNotNull();
        assertThat(theJob().state).isEqualTo(JobState.UNKNOWN);
    }

    private void intend(BatchPeer peer) {
        undeploy();
        deployBlocked(BatchBackend.TOPIC);
        batch.use(peer);
        instance = start("wait", "");
        fetcher.fetch(BatchBackend.TOPIC);
    }
}
