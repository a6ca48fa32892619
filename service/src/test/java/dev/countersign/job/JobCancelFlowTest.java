package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** Runs that nobody wants any more. */
@QuarkusTest
class JobCancelFlowTest extends JobFlow {

    @Test
    void deletedInstanceKillsItsJob() {
        start("job-plain", "sleep 300", 0);
        roundsUntil(JobState.RUNNING);
        Job job = theJob();

        runtimeService.deleteProcessInstance(instance, "not needed");
        roundsUntil(JobState.CANCELLED);

        assertThat(backend.status(job.handle())).isEqualTo(JobStatus.exited(143));
        assertThat(theJob().errorMessage).isEqualTo("The process does not wait for the job any more.");
    }

    @Test
    void deletedInstanceWithdrawsAJobThatHasNotBegun() {
        start("job-plain", SUCCEED, 0);
        fetcher.fetch(ScriptBackend.TOPIC);

        runtimeService.deleteProcessInstance(instance, "not needed");
        roundsUntil(JobState.CANCELLED);

        assertThat(backend.processes().folder(theJob().key)).doesNotExist();
    }

    @Test
    void deletedInstanceEndsARunOfWhichNobodyWroteThatItBegan() {
        start("job-plain", "sleep 300", 0);
        fetcher.fetch(ScriptBackend.TOPIC);
        Job job = theJob();
        backend.processes().start(job.key, List.of("sleep", "300"), Map.of());
        await().atMost(Duration.ofMinutes(2)).until(() -> backend.find(job.key).isPresent());
        rows.lease(job.id, "a node that died", -1);

        runtimeService.deleteProcessInstance(instance, "not needed");
        roundsUntil(JobState.CANCELLED);

        assertThat(backend.status(job.handle())).isEqualTo(JobStatus.exited(143));
    }

    @Test
    void deletedInstanceForbidsARunThatMayYetBegin() {
        start("job-plain", SUCCEED, 0);
        fetcher.fetch(ScriptBackend.TOPIC);
        rows.lease(theJob().id, "a node that died", -1);

        runtimeService.deleteProcessInstance(instance, "not needed");
        roundsUntil(JobState.CANCELLED);

        assertThat(backend.processes().folder(theJob().key).resolve("claim")).isDirectory();
    }

    @Test
    void cancelledJobIsAFailureForItsProcess() {
        start("job-plain", "sleep 300", 3);
        roundsUntil(JobState.RUNNING);

        service.cancel(theJob().id, "olga");
        roundsUntil(JobState.CANCELLED);

        assertThat(incident().getIncidentMessage()).isEqualTo("The job was cancelled by olga.");
        assertThat(states()).containsExactly(JobState.CANCELLED);
        assertThat(backend.keptLogs()).contains(theJob().key);
    }

    @Test
    void aWishThatWaitedLongIsPassedOnBeforeAnybodyIsAsked() {
        start("job-plain", "sleep 300", 0);
        roundsUntil(JobState.RUNNING);

        service.cancel(theJob().id, "olga");
        ClockUtil.offset(Duration.ofMinutes(20).toMillis()); // the service was away meanwhile
        round();

        assertThat(theJob().endToldAt).isNotNull();
        roundsUntil(JobState.CANCELLED);
    }

    @Test
    void logOfAnEndedRunIsKeptWhileItsProcessIsSuspended() {
        start("job-plain", "while [ ! -e go ]; do sleep 0.1; done; " + SUCCEED, 0);
        roundsUntil(JobState.RUNNING);
        runtimeService.suspendProcessInstanceById(instance);
        touch("go");
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            round();
            assertThat(backend.keptLogs()).contains(theJob().key);
        });

        assertThat(theJob().state).isEqualTo(JobState.RUNNING);
        runtimeService.activateProcessInstanceById(instance);
        roundsUntil(JobState.SUCCEEDED);
    }
}
