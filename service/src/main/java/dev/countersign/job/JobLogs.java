package dev.countersign.job;

import java.util.Optional;

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
     * @param offset of the first byte wanted; negative: so many before the end
     * @param length how many at most
     * @return without bytes at the end of the stream, and when nothing was written; begins later than wanted where the
     *     beginning is not there any more
     * @throws dev.countersign.problem.UnavailableException when the place of the run does not answer
     */
    LogPart part(Stream stream, long offset, int length);

    /** The bytes of a part. */
    default byte[] range(Stream stream, long offset, int length) {
        return part(stream, offset, length).bytes();
    }

    /**
     * A small file of the run's working folder, such as {@code result.json}; empty when it is not there.
     *
     * @throws OversizedFileException when it is longer than {@code maxBytes}
     */
    Optional<byte[]> file(String name, int maxBytes);
}
