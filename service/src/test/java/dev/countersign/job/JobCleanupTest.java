package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.impl.util.ClockUtil;

@QuarkusTest
class JobCleanupTest extends JobFlow {

    @Inject
    JobCleanup cleanup;

    @Inject
    BatchBackend batch;

    @Test
    void filesOfAnEndedAttemptGoAfterAWhile() {
        start("job-plain", SUCCEED, 0);
        roundsUntil(JobState.SUCCEEDED);
        Path folder = backend.processes().folder(theJob().key);

        clearAfter(29);
        assertThat(folder).exists();
        clearAfter(31);

        assertThat(folder).doesNotExist();
        assertThat(theJob().filesClearedAt).isNotNull();
    }

    @Test
    void filesOfALiveOneStay() {
        start("job-plain", "sleep 300", 0);
        roundsUntil(JobState.RUNNING);

        clearAfter(31);

        assertThat(backend.processes().folder(theJob().key)).exists();
    }

    @Test
    void filesStayWhileAPersonIsAskedAboutTheJob() {
        start("job-plain", "exit 1", 0);
        roundsUntil(JobState.FAILED);

        clearAfter(31);

        assertThat(backend.processes().folder(theJob().key)).exists();
    }

    @Test
    void thoseThatCannotBeClearedDoNotBlockTheOthers() throws Exception {
        BatchPeer away = new BatchPeer(1);
        away.close();
        batch.use(away);
        rows.endedLongAgo(batch.name(), 150);
        try {
            start("job-plain", SUCCEED, 0);
            roundsUntil(JobState.SUCCEEDED);
            Path folder = backend.processes().folder(theJob().key);

            ClockUtil.offset(Duration.ofDays(31).toMillis());
            for (int round = 0; round < 20 && !cleanup.due().isEmpty(); round++) {
                cleanup.clear();
            }

            assertThat(folder).doesNotExist();
            assertThat(cleanup.due()).isEmpty();
            ClockUtil.offset(Duration.ofDays(31).plusHours(7).toMillis());
            assertThat(cleanup.due()).hasSize(100);
        } finally {
            rows.deleteAll(batch.name());
        }
    }

    /** Until nothing is due: earlier tests have left jobs, too. */
    private void clearAfter(int days) {
        ClockUtil.offset(Duration.ofDays(days).toMillis());
        int before;
        do {
            before = cleanup.due().size();
            cleanup.clear();
        } while (!cleanup.due().isEmpty() && cleanup.due().size() < before);
    }
}
