package dev.countersign.job.claimed;

import dev.countersign.job.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Judges a run that nobody has claimed yet: certainly nothing has been done for it. Knows no files and no network. */
class WaitingRun {

    /** Calls whose answer was lost may each have made a driver; more of them would only take the cluster's places. */
    static final int MOST_UNANSWERED = 3;

    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(5);
    private static final int TERMINATED = 143;

    private final Duration pendingTimeout;
    private final String server;

    /** @param server for people */
    WaitingRun(Duration pendingTimeout, String server) {
        this.pendingTimeout = pendingTimeout;
        this.server = server;
    }

    /**
     * @param drivers those that the cluster accepted for the key
     * @param away whether the server does not answer
     * @param room words for the room that the cluster has
     * @param wanted words for the room that the job wants
     */
    Judgement judge(
            Submissions submissions, List<Driver> drivers, boolean away, String room, String wanted, Instant now) {
        Duration waited =
                submissions.first().map(first -> Duration.between(first, now)).orElse(Duration.ZERO);
        boolean tooLong = waited.compareTo(pendingTimeout) >= 0;
        if (away) {
            return tooLong ? away(waited) : Judgement.of(JobStatus.pending(server + " does not answer"));
        }
        for (Driver driver : drivers) {
            if (driver.state() == DriverState.RUNNING || driver.state() == DriverState.RELAUNCHING) {
                return Judgement.of(JobStatus.running("driver " + driver.id() + " starts"));
            }
        }
        if (drivers.stream().anyMatch(driver -> driver.state().live())) {
            return tooLong ? noRoom(waited, room, wanted) : Judgement.of(JobStatus.pending("it waits for a worker"));
        }
        for (Driver driver : drivers) {
            if (endedByItself(driver)) {
                return ended(driver);
            }
        }
        if (tooLong) {
            return Judgement.failed(
                            1,
                            "not-started",
                            "The cluster accepted no driver within " + words(waited) + ", or lost each of them.")
                    .forbidden();
        }
        boolean mayAsk = submissions.unanswered() < MOST_UNANSWERED
                && submissions
                        .last()
                        .map(last -> !now.isBefore(last.plus(BETWEEN_CALLS)))
                        .orElse(true);
        return mayAsk
                ? Judgement.askAgain("the cluster has no driver for it, one is asked for")
                : Judgement.of(JobStatus.pending("the cluster has no driver for it yet"));
    }

    private static boolean endedByItself(Driver driver) {
        return switch (driver.state()) {
            case FINISHED, FAILED, KILLED -> true;
            case ERROR -> !driver.message().isBlank(); // without words: its worker was lost before it began
            case SUBMITTED, RUNNING, RELAUNCHING, UNKNOWN, FORGOTTEN, NOT_ASKED -> false;
        };
    }

    private static Judgement ended(Driver driver) {
        return switch (driver.state()) {
            case KILLED ->
                Judgement.failed(TERMINATED, "terminated", "The driver was ended in the cluster before it began.")
                        .forbidden();
            case ERROR ->
                Judgement.failed(
                                1,
                                "not-started",
                                "The cluster could not start the driver: " + firstLine(driver.message()))
                        .forbidden();
            case FAILED, FINISHED -> Judgement.of(JobStatus.exited(1)).forbidden(); // its log says why
            case SUBMITTED, RUNNING, RELAUNCHING, UNKNOWN, FORGOTTEN, NOT_ASKED ->
                throw new IllegalArgumentException(driver.toString());
        };
    }

    private Judgement away(Duration waited) {
        return Judgement.failed(
                        1,
                        "not-started",
                        "Nobody answered for " + words(waited) + " (" + server + "); the job was not started.")
                .forbidden();
    }

    private static Judgement noRoom(Duration waited, String room, String wanted) {
        return Judgement.failed(
                        1,
                        "no-room",
                        "The cluster had no room for the driver within " + words(waited) + ": it wants " + wanted
                                + (room.isBlank() ? "" : ", and " + room) + ".")
                .forbidden();
    }

    static String words(Duration duration) {
        return duration.toSeconds() < 120 ? duration.toSeconds() + " seconds" : duration.toMinutes() + " minutes";
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("");
    }
}
