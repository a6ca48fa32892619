package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.job.JobWatch.Step;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JobWatchTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final JobStatus GONE = JobStatus.gone("");
    private static final JobStatus RUNNING = JobStatus.running("");
    private static final JobStatus ELSEWHERE = JobStatus.unreachable("");

    private final JobWatch watch = new JobWatch(Duration.ofSeconds(30));
    private final Job job = JobTest.job();

    @Test
    void runningJobIsNoted() {
        assertThat(watch.next(job, RUNNING, false, false, NOW)).isEqualTo(Step.NOTE);
    }

    @Test
    void endedJobIsFinished() {
        assertThat(watch.next(job, JobStatus.exited(1), false, false, NOW)).isEqualTo(Step.FINISH);
    }

    @Test
    void endedJobOfASuspendedProcessWaits() {
        assertThat(watch.next(job, JobStatus.exited(0), false, true, NOW)).isEqualTo(Step.WAIT);
    }

    @Test
    void jobThatNobodyWaitsForIsCancelledAndThenConfirmed() {
        assertThat(watch.next(job, RUNNING, true, false, NOW)).isEqualTo(Step.CANCEL);
        assertThat(watch.next(job, JobStatus.exited(0), true, false, NOW)).isEqualTo(Step.CONFIRM_CANCELLED);
        assertThat(watch.next(job, GONE, true, false, NOW)).isEqualTo(Step.CONFIRM_CANCELLED);
    }

    @Test
    void requestToCancelIsCarriedOut() {
        job.requestCancel("by olga", NOW);

        assertThat(watch.next(job, RUNNING, false, false, NOW)).isEqualTo(Step.CANCEL);
        assertThat(watch.next(job, JobStatus.exited(143), false, false, NOW)).isEqualTo(Step.CONFIRM_CANCELLED);
    }

    @Test
    void aPersonIsAskedAboutARunThatDoesNotHeedItsEnd() {
        job.requestCancel("by olga", NOW.minus(Duration.ofDays(1)));
        assertThat(watch.next(job, RUNNING, false, false, NOW)).isEqualTo(Step.CANCEL);
        job.endToldAt = NOW;

        assertThat(watch.next(job, RUNNING, false, false, NOW.plusSeconds(600))).isEqualTo(Step.CANCEL);
        assertThat(watch.next(job, RUNNING, false, false, NOW.plusSeconds(601))).isEqualTo(Step.GIVE_UP);
        assertThat(watch.next(job, RUNNING, false, true, NOW.plusSeconds(601))).isEqualTo(Step.CANCEL);
        assertThat(watch.next(job, RUNNING, true, false, NOW.plusSeconds(601))).isEqualTo(Step.CANCEL);
    }

    @Test
    void cancelledJobOfASuspendedProcessWaitsToBeConfirmed() {
        job.requestCancel("by olga", NOW);

        assertThat(watch.next(job, RUNNING, false, true, NOW)).isEqualTo(Step.CANCEL);
        assertThat(watch.next(job, JobStatus.exited(143), false, true, NOW)).isEqualTo(Step.WAIT);
        job.silentSince = NOW;
        assertThat(watch.next(job, GONE, false, true, NOW.plusSeconds(60))).isEqualTo(Step.WAIT);
        assertThat(watch.next(job, GONE, false, false, NOW.plusSeconds(60))).isEqualTo(Step.CONFIRM_CANCELLED);
    }

    @Test
    void jobOutOfSightWaitsForItsGraceAndIsThenGivenUp() {
        assertThat(watch.next(job, GONE, false, false, NOW)).isEqualTo(Step.WAIT);
        job.silentSince = NOW;
        assertThat(watch.next(job, GONE, false, false, NOW.plusSeconds(29))).isEqualTo(Step.WAIT);
        assertThat(watch.next(job, GONE, false, false, NOW.plusSeconds(30))).isEqualTo(Step.GIVE_UP);
        assertThat(watch.next(job, ELSEWHERE, false, false, NOW.plusSeconds(30)))
                .isEqualTo(Step.GIVE_UP);
    }

    @Test
    void unwantedJobOfAnotherMachineIsLetGoAfterTheGrace() {
        assertThat(watch.next(job, ELSEWHERE, true, false, NOW)).isEqualTo(Step.WAIT);
        job.silentSince = NOW;
        assertThat(watch.next(job, ELSEWHERE, true, false, NOW.plusSeconds(30))).isEqualTo(Step.CONFIRM_CANCELLED);
    }

    @Test
    void runIsEndedWhenItsTimeIsUp() {
        job.submitted("", NOW);
        job.running(NOW, Duration.ofHours(1));
        Instant end = NOW.plus(Duration.ofHours(1));

        assertThat(watch.next(job, RUNNING, false, false, end.minusSeconds(1))).isEqualTo(Step.NOTE);
        assertThat(watch.next(job, RUNNING, false, false, end)).isEqualTo(Step.TIME_UP);
        job.timeUp(end);
        assertThat(watch.next(job, RUNNING, false, false, end)).isEqualTo(Step.CANCEL);
        assertThat(watch.next(job, JobStatus.exited(143), false, false, end)).isEqualTo(Step.CONFIRM_CANCELLED);
    }

    @Test
    void runThatEndedWellJustThenIsTaken() {
        job.submitted("", NOW);
        job.running(NOW, Duration.ofHours(1));
        job.timeUp(NOW.plus(Duration.ofHours(1)));

        assertThat(watch.next(job, JobStatus.exited(0), false, false, NOW.plus(Duration.ofHours(2))))
                .isEqualTo(Step.FINISH);
    }
}
