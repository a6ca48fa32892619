package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

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
    void cancelledJobIsAFailureForItsProcess() {
        start("job-plain", "sleep 300", 3);
        roundsUntil(JobState.RUNNING);

        service.cancel(theJob().id, "olga");
        roundsUntil(JobState.CANCELLED);

        assertThat(incident().getIncidentMessage()).isEqualTo("The job was cancelled by olga.");
        assertThat(states()).containsExactly(JobState.CANCELLED);
    }
}
