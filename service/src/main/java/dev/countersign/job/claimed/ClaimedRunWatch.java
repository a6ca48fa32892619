package dev.countersign.job.claimed;

import dev.countersign.job.JobStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * Judges a run that has claimed its key, by what the server says about its driver and, where the server has nothing to
 * say, by what the run left in its folder. Knows no files and no network.
 */
class ClaimedRunWatch {

    private static final int TERMINATED = 143;
    private static final int KILLED = 137;
    private static final int BAD_INPUT = 65;

    private final Duration heartbeatTimeout;
    private final Duration pendingTimeout;
    private final String server;

    /** @param server for people */
    ClaimedRunWatch(Duration heartbeatTimeout, Duration pendingTimeout, String server) {
        this.server = server;
        this.heartbeatTimeout = heartbeatTimeout;
        this.pendingTimeout = pendingTimeout;
    }

    Judgement judge(Driver driver, ClaimedState run, Optional<Duration> starving, String room) {
        return switch (driver.state()) {
            case FINISHED -> Judgement.of(JobStatus.exited(0));
            case FAILED -> failed(run);
            case KILLED -> Judgement.of(JobStatus.exited(TERMINATED));
            case SUBMITTED, RUNNING, RELAUNCHING -> running(driver, run, starving, room);
            case UNKNOWN, ERROR, FORGOTTEN, NOT_ASKED -> byFolder(driver, run);
        };
    }

    private static Judgement failed(ClaimedState run) {
        if (run.failed()) {
            return Judgement.of(JobStatus.exited(run.badInput() ? BAD_INPUT : 1));
        }
        if (run.cancelled()) {
            return Judgement.of(JobStatus.exited(TERMINATED));
        }
        // an orderly end leaves a mark, whatever its exit code; only SIGKILL and a crash of the JVM do not
        return Judgement.of(JobStatus.exited(run.ended() ? 1 : KILLED));
    }

    private Judgement running(Driver driver, ClaimedState run, Optional<Duration> starving, String room) {
        if (starving.filter(time -> time.compareTo(pendingTimeout) >= 0).isPresent()) {
            return Judgement.stop(
                    "no-room",
                    "The cluster gave the job no executor within "
                            + WaitingRun.words(starving.get())
                            + ": ask for less executorMemory or fewer cores. In the cluster " + room + ".");
        }
        return Judgement.of(JobStatus.running("driver " + driver.id() + (silent(run) ? ", no heartbeat" : "")));
    }

    /** Nobody watches the process from near; its own heartbeat is the proof that it lives, its result that it was done. */
    private Judgement byFolder(Driver driver, ClaimedState run) {
        String why = why(driver.state());
        if (!silent(run)) {
            return Judgement.of(JobStatus.running("driver " + driver.id() + "; " + why));
        }
        if (run.succeeded()) {
            return Judgement.of(JobStatus.exited(0));
        }
        if (run.failed()) {
            return Judgement.of(JobStatus.exited(run.badInput() ? BAD_INPUT : 1));
        }
        if (run.ended()) {
            return run.cancelled()
                    ? Judgement.of(JobStatus.exited(TERMINATED))
                    : Judgement.failed(
                            TERMINATED, "lost-driver", "The driver was told to end before it was done: " + why + ".");
        }
        String detail = why + ", and the run has not been heard of for "
                + run.silence().map(WaitingRun::words).orElse("long");
        return driver.state() == DriverState.ERROR || driver.state() == DriverState.FORGOTTEN
                ? Judgement.of(JobStatus.gone(detail))
                : Judgement.of(JobStatus.unreachable(detail));
    }

    private boolean silent(ClaimedState run) {
        return run.silence().map(time -> time.compareTo(heartbeatTimeout) >= 0).orElse(true);
    }

    private String why(DriverState state) {
        return switch (state) {
            case UNKNOWN -> "its worker is out of sight";
            case ERROR -> "its worker was lost";
            case FORGOTTEN -> server + " does not know the driver any more";
            case NOT_ASKED -> server + " does not answer";
            case SUBMITTED, RUNNING, RELAUNCHING, FINISHED, FAILED, KILLED -> "";
        };
    }
}
