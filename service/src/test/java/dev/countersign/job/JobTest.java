package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class JobTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    @Test
    void keyIsTheTaskAndTheAttempt() {
        assertThat(job().key).isEqualTo("task-1");
        assertThat(job().nextAttempt(0, NOW, NOW).key).isEqualTo("task-2");
    }

    @Test
    void goesFromIntentToSuccess() {
        Job job = job();

        job.submitted("/jobs/task-1", NOW);
        job.running(NOW.plusSeconds(1), null);
        job.succeeded("/out", "abc", NOW.plusSeconds(2));

        assertThat(job.state).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.startedAt).isEqualTo(NOW.plusSeconds(1));
        assertThat(job.endedAt).isEqualTo(NOW.plusSeconds(2));
        assertThat(job.exitCode).isZero();
    }

    @Test
    void endsOnlyOnce() {
        Job job = job();
        job.submitted("", NOW);
        job.failed(failure(), NOW);

        assertThatThrownBy(() -> job.succeeded(null, null, NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("job task-1 is FAILED and cannot become SUCCEEDED");
    }

    @Test
    void isNotSubmittedTwice() {
        Job job = job();
        job.submitted("", NOW);

        assertThatThrownBy(() -> job.submitted("", NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void unknownWaitsForAPersonWithoutALease() {
        Job job = job();
        job.leaseOwner = "node";
        job.submitted("", NOW);

        job.unknown(failure());

        assertThat(job.leaseOwner).isNull();
        assertThat(job.state.live()).isFalse();
        assertThatThrownBy(() -> job.running(NOW, null)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void onlyARefusedResultIsTakenUpAgain() {
        Job refused = job();
        refused.submitted("", NOW);
        refused.failed(JobFailures.refusedByEngine(new IllegalStateException("no flow")), NOW);
        refused.reopen(NOW);
        assertThat(refused.state).isEqualTo(JobState.RUNNING);

        Job failed = job();
        failed.submitted("", NOW);
        failed.failed(failure(), NOW);
        assertThatThrownBy(() -> failed.reopen(NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void firstRequestToCancelCounts() {
        Job job = job();

        job.requestCancel("by olga", NOW);
        job.requestCancel("by ben", NOW.plusSeconds(5));

        assertThat(job.cancelReason).isEqualTo("by olga");
        assertThat(job.cancelRequestedAt).isEqualTo(NOW);
    }

    @Test
    void longMessagesAreCut() {
        Job job = job();

        job.failed(JobFailure.technical("code", "x".repeat(3000), 1), NOW);

        assertThat(job.errorMessage).hasSize(2000).endsWith("x...");
    }

    static Job job() {
        return new Job(
                new JobOrigin("task", "instance", "process", null, "work", "script", "script"),
                new JobTerms("local", 0, null, null),
                1,
                1,
                "{}",
                NOW.plusSeconds(300),
                NOW,
                NOW);
    }

    private static JobFailure failure() {
        return JobFailure.technical("code", "It failed.", 1);
    }
}
