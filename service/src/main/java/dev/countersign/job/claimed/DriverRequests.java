package dev.countersign.job.claimed;

import dev.countersign.job.JobSubmissionException;
import java.io.IOException;
import java.time.Clock;

/** Calls to a server that are written down in the job folder before and after. */
class DriverRequests {

    private final DriverServer server;
    private final RequestSecrets secrets;
    private final Clock clock;

    DriverRequests(DriverServer server, RequestSecrets secrets, Clock clock) {
        this.server = server;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Asks for a driver; that the server is away or its answer lost is written down and no failure.
     *
     * @throws JobSubmissionException when the server finds the request wrong, or a secret in it is not there
     */
    void ask(RunFolder folder, String key, String request) throws IOException {
        String filled = secrets.filled(request);
        Submissions.asks(folder.path(), clock.instant());
        try {
            Submissions.accepted(folder.path(), clock.instant(), server.create(key, filled));
        } catch (ServerAwayException e) {
            if (e.refused()) {
                refused(folder, e);
            }
        } catch (JobSubmissionException e) {
            refused(folder, e);
            String said = String.valueOf(e.getMessage());
            String clean = secrets.clean(said);
            throw clean.equals(said) ? e : new JobSubmissionException(clean, null);
        }
    }

    private void refused(RunFolder folder, RuntimeException reason) throws IOException {
        Submissions.refused(folder.path(), clock.instant(), secrets.clean(String.valueOf(reason.getMessage())));
    }

    void kill(String driver) {
        try {
            server.kill(driver);
        } catch (ServerAwayException away) {
            // the run itself reads the file cancel, and one that has not begun will find the claim taken
        }
    }
}
