package dev.countersign.job;

import java.time.Duration;
import java.time.Instant;

/** Decides what to do about one live job from what is known about it now. Knows no database, no engine, no process. */
class JobWatch {

    /** What to do next. */
    enum Step {
        /** Nothing to decide: note that it runs and how far it is. */
        NOTE,
        /** Ask the backend to end it, and look again. */
        CANCEL,
        /** It has ended; take over its outcome. */
        FINISH,
        /** It has ended because it was meant to. */
        CONFIRM_CANCELLED,
        /** Out of sight; look again. */
        WAIT,
        /** Out of sight for too long; a person decides. */
        GIVE_UP
    }

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
            case PENDING, RUNNING -> taskGone || cancelled ? Step.CANCEL : Step.NOTE;
            case EXITED -> taskSuspended ? Step.WAIT : cancelled ? Step.CONFIRM_CANCELLED : Step.FINISH;
            case GONE -> cancelled && !taskSuspended ? Step.CONFIRM_CANCELLED : outOfSight(job, taskSuspended, now);
            case UNREACHABLE -> {
                Step step = outOfSight(job, taskSuspended, now);
                yield taskGone && step == Step.GIVE_UP ? Step.CONFIRM_CANCELLED : step;
            }
        };
    }

    private Step outOfSight(Job job, boolean taskSuspended, Instant now) {
        boolean tooLong = job.silentSince != null && !now.isBefore(job.silentSince.plus(unknownAfter));
        return tooLong && !taskSuspended ? Step.GIVE_UP : Step.WAIT;
    }
}
