package dev.countersign.job;

import java.time.Duration;
import java.time.Instant;

/** Decides what to do about one live job from what is known about it now. Knows no database, no engine, no process. */
class JobWatch {

    /** What to do next. */
    enum Step {
        /** Nothing to decide: note that it runs and how far it is. */
        NOTE,
        /** It has run for as long as it may; note that it is to end. */
        TIME_UP,
        /** Ask the backend to end it, and look again. */
        CANCEL,
        /** It has ended; take over its outcome. */
        FINISH,
        /** It has ended because it was meant to. */
        CONFIRM_CANCELLED,
        /** Out of sight; look again. */
        WAIT,
        /** Out of sight for too long, or it does not heed that it was told to end; a person decides. */
        GIVE_UP
    }

    /** How long a run may take to end after it was told to. */
    private static final Duration HEEDS_WITHIN = Duration.ofMinutes(10);

    private final Duration unknownAfter;

    JobWatch(Duration unknownAfter) {
        this.unknownAfter = unknownAfter;
    }

    /**
     * @param taskGone whether the engine does not wait for the job any more: instance or activity cancelled
     * @param taskSuspended whether the engine would refuse an outcome for now
     */
    Step next(Job job, JobStatus status, boolean taskGone, boolean taskSuspended, Instant now) {
        boolean cancelled = job.cancelRequestedAt != null;
        if (taskGone && status.ended()) {
            return Step.CONFIRM_CANCELLED;
        }
        return switch (status.phase()) {
            case PENDING, RUNNING -> {
                if (!taskGone && !taskSuspended && unheeded(job, now)) {
                    yield Step.GIVE_UP;
                }
                yield taskGone || cancelled ? Step.CANCEL : timeUp(job, now) ? Step.TIME_UP : Step.NOTE;
            }
            case EXITED ->
                taskSuspended
                        ? Step.WAIT
                        : cancelled && !doneInTime(job, status) ? Step.CONFIRM_CANCELLED : Step.FINISH;
            case GONE -> cancelled && !taskSuspended ? Step.CONFIRM_CANCELLED : outOfSight(job, taskSuspended, now);
            case UNREACHABLE -> {
                Step step = outOfSight(job, taskSuspended, now);
                yield taskGone && step == Step.GIVE_UP ? Step.CONFIRM_CANCELLED : step;
            }
        };
    }

    /** Counted from when the backend was told: a wish may have waited long for a service that was away. */
    private static boolean unheeded(Job job, Instant now) {
        return job.cancelRequestedAt != null && job.endToldAt != null && now.isAfter(job.endToldAt.plus(HEEDS_WITHIN));
    }

    private static boolean timeUp(Job job, Instant now) {
        return job.timeLimitAt != null && !now.isBefore(job.timeLimitAt);
    }

    /** It ended well by itself at the moment in which its time was up. */
    private static boolean doneInTime(Job job, JobStatus status) {
        return JobFailures.TIME_LIMIT.equals(job.cancelCode)
                && Integer.valueOf(0).equals(status.exitCode());
    }

    private Step outOfSight(Job job, boolean taskSuspended, Instant now) {
        boolean tooLong = job.silentSince != null && !now.isBefore(job.silentSince.plus(unknownAfter));
        return tooLong && !taskSuspended ? Step.GIVE_UP : Step.WAIT;
    }
}
