package dev.countersign.job.kubernetes;

import dev.countersign.job.JobLogs;
import dev.countersign.job.LogPart;
import dev.countersign.job.local.LocalJobLogs;
import java.nio.file.Path;
import java.util.Optional;

/** The log of a pod from the API server, which has one stream for both; its files from the shared volume. */
class PodLogs implements JobLogs {

    private final Pods pods;
    private final LogCopies copies;
    private final String key;
    private final Path folder;
    private final LocalJobLogs copy;

    PodLogs(Pods pods, LogCopies copies, String key, Path folder) {
        this.pods = pods;
        this.copies = copies;
        this.key = key;
        this.folder = folder;
        this.copy = new LocalJobLogs(folder);
    }

    @Override
    public String tail(Stream stream, int lines) {
        return switch (stream) {
            case STDOUT -> pods.logTail(key, lines).orElseGet(() -> copy.tail(stream, lines));
            case STDERR -> "";
        };
    }

    @Override
    public LogPart part(Stream stream, long offset, int length) {
        if (stream == Stream.STDERR) {
            return LogPart.none(offset);
        }
        copies.refresh(key, folder);
        return copy.part(stream, offset, length);
    }

    @Override
    public Optional<byte[]> file(String name, int maxBytes) {
        return copy.file(name, maxBytes);
    }
}
