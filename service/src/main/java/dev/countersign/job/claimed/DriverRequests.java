package dev.countersign.job.claimed;

import dev.countersign.job.JobSubmissionException;
import java.io.IOException;
import java.time.Clock;

/** Calls to a server that are written down in the job folder before and after. */
class DriverRequests {

    private final DriverServer server;
    private final Clock clock;

    DriverRequests(DriverServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /**
     * Asks for a driver; that the server is away or its answer lost is written down and no failure.
     *
     * @throws JobSubmissionException when the server finds the request wrong
     */
    void ask(RunFolder folder, String key, String request) throws IOException {
        Submissions.asks(folder.path(), clock.instant());
        try {
            Submissions.accepted(folder.path(), clock.instant(), server.create(key, request));
        } catch (ServerAwayException e) {
            if (e.refused()) {
                Submissions.refused(folder.path(), clock.instant(), String.valueOf(e.getMessage()));
            }
        } catch (JobSubmissionException e) {
            Submissions.refused(folder.path(), clock.instant(), String.valueOf(e.getMessage()));
            throw e;
        }
    }

    void kill(String driver) {
        try {
            server.kill(driver);
        } catch (ServerAwayException away) {
            // the run itself reads the file cancel, and one that has not begun will find the claim taken
        }
    }
}
