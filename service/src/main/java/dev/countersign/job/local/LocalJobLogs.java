package dev.countersign.job.local;

import dev.countersign.job.JobLogs;
import dev.countersign.job.LogPart;
import dev.countersign.job.OversizedFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
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
        return new LogTail(MAX_TAIL_BYTES).read(log(stream), lines);
    }

    @Override
    public LogPart part(Stream stream, long offset, int length) {
        try (FileChannel channel = PlainFile.open(log(stream))) {
            long size = channel.size();
            long from = LogPart.first(offset, size);
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, Math.min(length, size - from)));
            while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
                // until the end that was seen, the log may grow meanwhile
            }
            return new LogPart(Arrays.copyOf(buffer.array(), buffer.position()), from, size);
        } catch (NoSuchFileException notThereYet) {
            return LogPart.none(offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log(Stream stream) {
        JobFolder files = new JobFolder(folder);
        return switch (stream) {
            case STDOUT -> files.stdout();
            case STDERR -> files.stderr();
        };
    }

    @Override
    public Optional<byte[]> file(String name, int maxBytes) {
        Path file = folder.resolve(name);
        try (FileChannel channel = PlainFile.open(file)) {
            byte[] bytes = Channels.newInputStream(channel).readNBytes(maxBytes + 1); // it may grow meanwhile
            if (bytes.length > maxBytes) {
                throw new OversizedFileException(name, channel.size(), maxBytes);
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException notThere) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
