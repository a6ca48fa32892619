package dev.countersign.job.kubernetes;

import dev.countersign.job.JobLogs;
import dev.countersign.job.local.LocalJobLogs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The log of a pod from the API server, which has one stream for both; its files from the shared volume. */
class PodLogs implements JobLogs {

    private final Pods pods;
    private final String key;
    private final Path folder;

    PodLogs(Pods pods, String key, Path folder) {
        this.pods = pods;
        this.key = key;
        this.folder = folder;
    }

    @Override
    public String tail(Stream stream, int lines) {
        return switch (stream) {
            case STDOUT -> pods.logTail(key, lines);
            case STDERR -> "";
        };
    }

    /** The API server gives a log from its beginning only: what lies before the offset is read and left out. */
    @Override
    public byte[] range(Stream stream, long offset, int length) {
        if (stream == Stream.STDERR || offset > Integer.MAX_VALUE - length) {
            return new byte[0];
        }
        byte[] all = pods.logUntil(key, (int) offset + length).getBytes(StandardCharsets.UTF_8);
        return offset >= all.length
                ? new byte[0]
                : Arrays.copyOfRange(all, (int) offset, Math.min(all.length, (int) offset + length));
    }

    @Override
    public Optional<byte[]> file(String name, int maxBytes) {
        return new LocalJobLogs(folder).file(name, maxBytes);
    }
}
