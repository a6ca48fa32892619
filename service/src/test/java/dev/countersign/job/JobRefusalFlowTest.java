package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** Jobs whose end the engine does not want to hear. */
@QuarkusTest
class JobRefusalFlowTest extends JobBlockedFlow {

    @Inject
    JobHandOver handOver;

    @Inject
    Node node;

    @Test
    void failureWhoseWayIsBlockedKeepsItsReason() {
        instance = start("script", "echo 'java.lang.OutOfMemoryError' >&2; exit 1");
        fetcher.fetch(ScriptBackend.TOPIC);
        for (int minute = 0; minute < 60 && theJob().state.live(); minute++) {
            ClockUtil.offset(Duration.ofMinutes(minute).toMillis());
            roundWithin();
        }

        assertThat(theJob().state).isEqualTo(JobState.FAILED);
        assertThat(theJob().errorCode).isEqualTo("out-of-memory");
        assertThat(incident().getIncidentMessage()).contains("memory").contains("could not go on from there either");
    }

    @Test
    void refusalOfAJobThatWasNotStartedIsPaced() throws IOException {
        instance = start("script", "");
        fetcher.fetch(ScriptBackend.TOPIC);
        Path folder = backend.processes().folder(theJob().key);
        Files.createDirectories(Objects.requireNonNull(folder.getParent()));
        Files.writeString(folder, "a file where the folder of the job should be");
        try {
            isRefusedThreeTimesWithPauses();
        } finally {
            Files.delete(folder);
        }
        assertThat(theJob().errorCode).isEqualTo("not-started");
    }

    @Test
    void refusalOfAJobThatWasWithdrawnIsPaced() {
        instance = start("script", SUCCEED);
        fetcher.fetch(ScriptBackend.TOPIC);
        service.cancel(theJob().id, "olga");

        isRefusedThreeTimesWithPauses();

        assertThat(theJob().errorCode).isEqualTo("cancelled");
    }

    private void isRefusedThreeTimesWithPauses() {
        for (int refusals = 1; refusals <= 3; refusals++) {
            ClockUtil.offset(Duration.ofMinutes(10L * refusals).toMillis());
            round();
            round();
            round();
            assertThat(theJob().refusals).isEqualTo(refusals);
        }
        assertThat(theJob().state).isEqualTo(JobState.FAILED);
        assertThat(incident().getIncidentMessage()).contains("could not go on from there either");
    }

    @Test
    void onlyWhatTheEngineItselfRefusesIsARefusal() {
        instance = start("script", SUCCEED);
        fetcher.fetch(ScriptBackend.TOPIC);
        UUID id = theJob().id;
        rows.lease(id, node.id(), 60);
        RuntimeException away = new IllegalStateException(new SQLException("terminating connection", "57P01"));

        handOver.tell(theJob(), null, () -> {
            throw new OptimisticLockingException("somebody else was faster");
        });
        handOver.tell(theJob(), null, () -> {
            throw new IllegalStateException(new SQLException("deadlock detected", "40P01"));
        });
        assertThatThrownBy(() -> handOver.tell(theJob(), null, () -> {
                    throw away;
                }))
                .isSameAs(away);
        assertThat(theJob().refusals).isZero();
        assertThat(handOver.pauses(theJob())).isFalse();

        handOver.tell(theJob(), null, () -> {
            throw new IllegalStateException("no flow can be taken");
        });
        assertThat(theJob().refusals).isEqualTo(1);
        assertThat(handOver.pauses(theJob())).isTrue();
        ClockUtil.offset(Duration.ofMinutes(1).toMillis());
        roundsUntil(JobState.SUCCEEDED);
    }

    private void roundWithin() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        round();
    }
}
