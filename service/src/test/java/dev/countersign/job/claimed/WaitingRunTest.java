package dev.countersign.job.claimed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.job.JobStatus.Phase;
import dev.countersign.job.claimed.Judgement.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitingRunTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final WaitingRun runs = new WaitingRun(Duration.ofMinutes(10), "the Spark master");

    @Test
    void waitsWhileADriverWaitsOrStarts() {
        assertThat(judge(60, 0, driver(DriverState.SUBMITTED)).status().phase()).isEqualTo(Phase.PENDING);
        assertThat(judge(60, 0, driver(DriverState.FORGOTTEN), driver(DriverState.SUBMITTED))
                        .action())
                .isEqualTo(Action.NONE);
        assertThat(judge(6000, 0, driver(DriverState.RUNNING)).status().phase()).isEqualTo(Phase.RUNNING);
    }

    @Test
    void asksAgainWhenTheClusterHasNoDriverAnyMore() {
        assertThat(judge(60, 0, driver(DriverState.FORGOTTEN)).action()).isEqualTo(Action.ASK_AGAIN);
        assertThat(judge(60, 0, driver(DriverState.ERROR)).action()).isEqualTo(Action.ASK_AGAIN);
        assertThat(judge(60, 1).action()).isEqualTo(Action.ASK_AGAIN);
        assertThat(judge(4, 0, driver(DriverState.FORGOTTEN)).action()).isEqualTo(Action.NONE);
    }

    @Test
    void doesNotFloodAClusterWhoseAnswersAreLost() {
        Judgement judgement = judge(60, WaitingRun.MOST_UNANSWERED);

        assertThat(judgement.action()).isEqualTo(Action.NONE);
        assertThat(judgement.status().phase()).isEqualTo(Phase.PENDING);
    }

    @Test
    void failsInWordsAfterThePendingTimeout() {
        assertFails(
                judge(600, 0, driver(DriverState.SUBMITTED)),
                "no-room",
                "The cluster had no room for the driver within 10 minutes: it wants 64g and 1 cores, and there is no"
                        + " worker.");
        assertFails(
                judge(600, 1),
                "not-started",
                "The cluster accepted no driver within 10 minutes, or lost each of them.");
        assertFails(
                runs.judge(submissions(600, 0), List.of(), true, "", "", NOW),
                "not-started",
                "Nobody answered for 10 minutes (the Spark master); the job was not started.");
    }

    @Test
    void aMasterThatIsAwayIsWaitedFor() {
        Judgement judgement = runs.judge(submissions(60, 0), List.of(), true, "", "", NOW);

        assertThat(judgement.action()).isEqualTo(Action.NONE);
        assertThat(judgement.status().phase()).isEqualTo(Phase.PENDING);
    }

    @Test
    void aDriverThatEndedUnclaimedNeverRuns() {
        assertFails(
                judge(9, 0, driver(DriverState.KILLED)),
                "terminated",
                "The driver was ended in the cluster before it began.");
        assertFails(
                judge(9, 0, new Driver("d", DriverState.ERROR, "w", "java.io.FileNotFoundException: a.jar\n\tat x")),
                "not-started",
                "The cluster could not start the driver: java.io.FileNotFoundException: a.jar");
        Judgement failed = judge(9, 0, driver(DriverState.FAILED));
        assertThat(failed.action()).isEqualTo(Action.FORBID);
        assertThat(failed.status().exitCode()).isEqualTo(1);
        assertThat(failed.verdict()).isEmpty();
    }

    private static void assertFails(Judgement judgement, String code, String message) {
        assertThat(judgement.action()).isEqualTo(Action.FORBID);
        assertThat(judgement.status().phase()).isEqualTo(Phase.EXITED);
        assertThat(judgement.verdict()).contains(new Judgement.Verdict(code, message));
    }

    private Judgement judge(int secondsAgo, int unanswered, Driver... drivers) {
        return runs.judge(
                submissions(secondsAgo, unanswered),
                Arrays.asList(drivers),
                false,
                "there is no worker",
                "64g and 1 cores",
                NOW);
    }

    private static Submissions submissions(int secondsAgo, int unanswered) {
        Optional<Instant> at = Optional.of(NOW.minusSeconds(secondsAgo));
        return new Submissions(at, at, List.of(), unanswered);
    }

    private static Driver driver(DriverState state) {
        return new Driver("driver-1", state, "", "");
    }
}
