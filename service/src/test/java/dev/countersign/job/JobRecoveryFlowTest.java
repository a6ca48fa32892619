package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.countersign.job.JobStatus.Phase;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** Locks and leases that run out, nodes that die, a database that is away. */
@QuarkusTest
class JobRecoveryFlowTest extends JobFlow {

    @Test
    void expiredEngineLockDoesNotStartASecondRun() {
        start("job-plain", "while [ ! -e go ]; do sleep 0.1; done; " + SUCCEED, 0);
        roundsUntil(JobState.RUNNING);

        ClockUtil.offset(Duration.ofMinutes(6).toMillis());
        round();
        assertThat(states()).containsExactly(JobState.RUNNING);

        touch("go");
        roundsUntil(JobState.SUCCEEDED);
        assertThat(backend.processes().folder(theJob().key).resolve("runs")).hasContent("run\n");
    }

    @Test
    void jobOfADeadNodeIsAdoptedWhenItsLeaseIsOver() {
        start("job-plain", "while [ ! -e go ]; do sleep 0.1; done; " + SUCCEED, 0);
        roundsUntil(JobState.RUNNING);
        touch("go");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> backend.status(theJob().handle()).phase() == Phase.EXITED);

        rows.lease(theJob().id, "another node", 60);
        round();
        completion.finish(
                theJob().id,
                JobOutcome.failed(JobFailure.technical("late", "A node that lost its lease.", 1)),
                null,
                "");
        assertThat(theJob().state).isEqualTo(JobState.RUNNING);

        rows.lease(theJob().id, "another node", -1);
        round();
        assertThat(theJob().state).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void startedJobWhoseRowDoesNotSayItIsFoundAndNotStartedAgain() {
        start("job-plain", SUCCEED, 0);
        fetcher.fetch(ScriptBackend.TOPIC);
        Job job = theJob();
        backend.submit(new JobSpec("script", Map.of("script", SUCCEED), Map.of()), job.key);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> backend.status(job.handle()).phase() == Phase.EXITED);

        roundsUntil(JobState.SUCCEEDED);

        assertThat(backend.processes().folder(job.key).resolve("runs")).hasContent("run\n");
    }

    @Test
    void databaseAwayForAWhileNeitherLosesNorDoublesAJob() throws Exception {
        start("job-plain", "while [ ! -e go ]; do sleep 0.1; done; " + SUCCEED, 0);
        roundsUntil(JobState.RUNNING);
        Job job = theJob();
        Path folder = backend.processes().folder(job.key);

        outage.begin();
        try {
            Files.writeString(folder.resolve("go"), "");
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> backend.status(job.handle()).phase() == Phase.EXITED);
            assertThatThrownBy(this::round).isInstanceOf(RuntimeException.class);
            assertThatThrownBy(this::round).isInstanceOf(RuntimeException.class);
        } finally {
            outage.end();
        }

        await().atMost(Duration.ofMinutes(2)).ignoreExceptions().untilAsserted(() -> {
            round();
            assertThat(theJob().state).isEqualTo(JobState.SUCCEEDED);
        });
        assertThat(folder.resolve("runs")).hasContent("run\n");
        assertThat(currentTask()).isEqualTo("done");
    }

    @Test
    void furtherJobsWaitForAFreePlaceAndKeepTheirLock() {
        start("job-plain", "sleep 300", 0);
        String first = instance;
        roundsUntil(JobState.RUNNING);
        start("job-plain", "sleep 300", 0);
        String second = instance;
        roundsUntil(JobState.RUNNING);
        start("job-plain", SUCCEED, 0);

        round();
        round();
        assertThat(theJob().state).isEqualTo(JobState.INTENDED);

        ClockUtil.offset(Duration.ofMinutes(3).toMillis());
        assertThat(locks.due()).extracting(job -> job.id).contains(theJob().id);
        locks.renew(List.of(theJob().id));
        assertThat(locks.due()).extracting(job -> job.id).doesNotContain(theJob().id);

        runtimeService.deleteProcessInstance(first, "test");
        runtimeService.deleteProcessInstance(second, "test");
        roundsUntil(JobState.SUCCEEDED);
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            round();
            assertThat(jobs.ofInstance(first)).extracting(job -> job.state).containsExactly(JobState.CANCELLED);
            assertThat(jobs.ofInstance(second)).extracting(job -> job.state).containsExactly(JobState.CANCELLED);
        });
    }
}
