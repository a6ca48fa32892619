package dev.countersign.job;

import java.util.Optional;

/** What a run wrote. */
public interface JobLogs {

    /** The two streams of a process. */
    enum Stream {
        STDOUT,
        STDERR
    }

    /** The last lines of a stream, oldest first, each ended by a line feed; empty when nothing was written. */
    String tail(Stream stream, int lines);

    /**
     * A small file of the run's working folder, such as {@code result.json}; empty when it is not there.
     *
     * @throws OversizedFileException when it is longer than {@code maxBytes}
     */
    Optional<byte[]> file(String name, int maxBytes);
}
