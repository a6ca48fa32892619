package dev.countersign.job;

import dev.countersign.job.JobLogs.Stream;
import dev.countersign.problem.UnavailableException;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Reads what jobs wrote, from wherever it lies. */
@Singleton
class JobLogReader {

    private static final Logger LOG = Logger.getLogger(JobLogReader.class);
    private static final int LINES = 40;
    private static final int CHARACTERS = 4000;

    private final JobBackends backends;

    JobLogReader(JobBackends backends) {
        this.backends = backends;
    }

    /**
     * The end of its errors, or of its output when there are none; short enough for a variable. Empty when it cannot be
     * read now. It may be on another machine and take a while: nothing for a transaction.
     */
    String end(Job job) {
        if (job.submittedAt == null) {
            return "";
        }
        try {
            JobLogs logs = backends.of(job).logs(job.handle());
            String tail = logs.tail(Stream.STDERR, LINES);
            String text = tail.isBlank() ? logs.tail(Stream.STDOUT, LINES) : tail;
            return text.length() <= CHARACTERS ? text : text.substring(text.length() - CHARACTERS);
        } catch (UnavailableException e) {
            return String.valueOf(e.getMessage());
        } catch (RuntimeException e) {
            LOG.debugf(e, "The log of job %s cannot be read", job.key);
            return "";
        }
    }

    /** The last lines of a stream. */
    String tail(Job job, Stream stream, int lines) {
        return backends.of(job).logs(job.handle()).tail(stream, lines);
    }

    /**
     * A part of a stream.
     *
     * @param offset of the first byte; negative counts from the end
     */
    FollowedLog part(Job job, Stream stream, long offset, int length) {
        LogPart part = backends.of(job).logs(job.handle()).part(stream, offset, length);
        return new FollowedLog(part, !job.state.live() && part.bytes().length == 0);
    }
}
