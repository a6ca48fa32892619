package dev.countersign.job.claimed;

import dev.countersign.job.JobStatus;
import java.util.Optional;

/**
 * What is to be said about a run, and what is to be done before that.
 *
 * @param verdict why it failed, where the run itself cannot have said so
 */
record Judgement(JobStatus status, Action action, Optional<Verdict> verdict) {

    /** What the backend does. */
    enum Action {
        NONE,
        /** Ask the cluster for a driver again: none is there any more, and none has claimed the key. */
        ASK_AGAIN,
        /** Take the claim, so that no run begins any more; then the status holds. */
        FORBID,
        /** Tell the run to end; the verdict says why. */
        STOP
    }

    /** A reason for people with its short code. */
    record Verdict(String code, String message) {}

    static Judgement of(JobStatus status) {
        return new Judgement(status, Action.NONE, Optional.empty());
    }

    static Judgement failed(int exitCode, String code, String message) {
        return new Judgement(JobStatus.exited(exitCode), Action.NONE, Optional.of(new Verdict(code, message)));
    }

    static Judgement askAgain(String why) {
        return new Judgement(JobStatus.pending(why), Action.ASK_AGAIN, Optional.empty());
    }

    static Judgement stop(String code, String message) {
        return new Judgement(
                JobStatus.running("it is told to end"), Action.STOP, Optional.of(new Verdict(code, message)));
    }

    /** The same for a key that nobody has claimed. */
    Judgement forbidden() {
        return new Judgement(status, Action.FORBID, verdict);
    }
}
