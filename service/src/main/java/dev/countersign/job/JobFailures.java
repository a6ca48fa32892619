package dev.countersign.job;

import org.jspecify.annotations.Nullable;

/** The failures that come from us and not from the application. */
class JobFailures {

    /** The run succeeded, but the process could not go on with its result. */
    static final String REFUSED_BY_ENGINE = "refused-by-engine";

    /** It ran longer than it may. */
    static final String TIME_LIMIT = "time-limit";

    /** A person let an undecided run be repeated. */
    static final String TRY_AGAIN = "resolved-retry";

    private JobFailures() {}

    static JobFailure refusedByEngine(Throwable cause) {
        return JobFailure.permanent(
                REFUSED_BY_ENGINE,
                "The job succeeded, but the process could not go on with its result: " + message(cause)
                        + " A retry takes the same result again.",
                0);
    }

    /** What the way of the model for failures did not take. */
    static JobFailure untold(JobFailure failure, Throwable cause) {
        return new JobFailure(
                failure.code(),
                failure.message() + " The process could not go on from there either: " + message(cause),
                failure.field(),
                failure.exitCode(),
                failure.badInput(),
                failure.again());
    }

    /** Why a run that was to end has ended. */
    static JobFailure ended(Job job, boolean taskGone) {
        if (taskGone) {
            return cancelled("The process does not wait for the job any more.");
        }
        return TIME_LIMIT.equals(job.cancelCode) ? timeLimit(job.cancelReason) : cancelled(job.cancelReason);
    }

    static JobFailure notStarted(JobSubmissionException cause) {
        return JobFailure.technical("not-started", message(cause), null);
    }

    static JobFailure timeLimit(@Nullable String reason) {
        return JobFailure.technical(
                TIME_LIMIT, reason == null ? "The job ran longer than its time limit." : reason, null);
    }

    static JobFailure cancelled(@Nullable String reason) {
        return JobFailure.permanent("cancelled", reason == null ? "The job was cancelled." : reason, null);
    }

    static JobFailure outOfSight(String detail) {
        return JobFailure.permanent(
                "unknown",
                "Nobody can say what became of the job: " + detail
                        + ". Look at its log and output, then say that it failed or let it run again.",
                null);
    }

    static JobFailure givenUp() {
        return JobFailure.permanent("resolved-failed", "An operator decided that the job has failed.", null);
    }

    static JobFailure tryAgain() {
        return JobFailure.permanent(TRY_AGAIN, "An operator decided to run the job again.", null);
    }

    private static String message(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
