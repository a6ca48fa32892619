package dev.countersign.job.local;

import dev.countersign.job.JobLogs;
import dev.countersign.job.OversizedFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Log and files in a job's folder on this machine. */
public class LocalJobLogs implements JobLogs {

    private static final int MAX_TAIL_BYTES = 1 << 20;

    private final Path folder;

    public LocalJobLogs(Path folder) {
        this.folder = folder;
    }

    @Override
    public String tail(Stream stream, int lines) {
        JobFolder files = new JobFolder(folder);
        return new LogTail(MAX_TAIL_BYTES)
                .read(
                        switch (stream) {
                            case STDOUT -> files.stdout();
                            case STDERR -> files.stderr();
                        },
                        lines);
    }

    @Override
    public Optional<byte[]> file(String name, int maxBytes) {
        Path file = folder.resolve(name);
        try {
            long size = Files.size(file);
            if (size > maxBytes) {
                throw new OversizedFileException(name, size, maxBytes);
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException notThere) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
