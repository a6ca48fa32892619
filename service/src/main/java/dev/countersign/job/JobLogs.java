package dev.countersign.job;

import java.util.Optional;
import java.util.OptionalLong;

/** What a run wrote. */
public interface JobLogs {

    /** The two streams of a process. */
    enum Stream {
        STDOUT,
        STDERR
    }

    /**
     * The last lines of a stream, oldest first, each ended by a line feed; empty when nothing was written.
     *
     * @throws dev.countersign.problem.UnavailableException when the place of the run does not answer
     */
    String tail(Stream stream, int lines);

    /**
     * A part of a stream as it is now, by bytes. A part may begin or end within a character.
     *
     * @param offset of the first byte wanted, from 0
     * @param length how many at most
     * @return empty at the end of the stream, and when nothing was written
     */
    byte[] range(Stream stream, long offset, int length);

    /** How many bytes the stream has now; empty where the place of the run does not say. */
    default OptionalLong size(Stream stream) {
        return OptionalLong.empty();
    }

    /**
     * A small file of the run's working folder, such as {@code result.json}; empty when it is not there.
     *
     * @throws OversizedFileException when it is longer than {@code maxBytes}
     */
    Optional<byte[]> file(String name, int maxBytes);
}
