package dev.countersign.job.claimed;

import dev.countersign.job.JobLogs;
import dev.countersign.job.local.LocalJobLogs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Files from the job folder; the log from the server while the driver runs, and from the folder afterwards, where
 * {@link #keep} puts it because clusters clean up and forget.
 */
class ClaimedLogs implements JobLogs {

    private static final int MOST = 1 << 20;

    private final Path folder;
    private final DriverServer server;
    private final Optional<Driver> driver;

    /** @param driver empty while nobody knows of one */
    ClaimedLogs(Path folder, DriverServer server, Optional<Driver> driver) {
        this.folder = folder;
        this.server = server;
        this.driver = driver;
    }

    @Override
    public String tail(Stream stream, int lines) {
        if (kept(stream)) {
            return new LocalJobLogs(folder).tail(stream, lines);
        }
        String[] all = part(stream, -1, MOST).text().split("(?<=\n)");
        return Arrays.stream(all).skip(Math.max(0, all.length - lines)).collect(Collectors.joining());
    }

    @Override
    public byte[] range(Stream stream, long offset, int length) {
        if (kept(stream)) {
            return new LocalJobLogs(folder).range(stream, offset, length);
        }
        LogPart part = part(stream, offset, Math.min(length, MOST));
        // a worker's page moves an offset that lies behind the end
        return part.from() == offset ? part.text().getBytes(StandardCharsets.UTF_8) : new byte[0];
    }

    @Override
    public Optional<byte[]> file(String name, int maxBytes) {
        Optional<byte[]> file = new LocalJobLogs(folder).file(name, maxBytes);
        return file.isPresent() || !name.equals("result.json")
                ? file
                : new LocalJobLogs(folder).file("verdict.json", maxBytes);
    }

    /** Copies the end of both streams into the job folder, at most one MiB each; does nothing the second time. */
    void keep() {
        for (Stream stream : Stream.values()) {
            if (!kept(stream) && driver.isPresent()) {
                try {
                    LogPart part = server.log(driver.get(), stream, -1, MOST);
                    Path half = folder.resolve(name(stream) + ".tmp");
                    Files.writeString(half, part.text());
                    Files.move(half, folder.resolve(name(stream) + ".log"));
                } catch (ServerAwayException away) {
                    return; // with the worker its log is gone
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private boolean kept(Stream stream) {
        return Files.exists(folder.resolve(name(stream) + ".log"));
    }

    private LogPart part(Stream stream, long offset, int length) {
        try {
            return driver.isPresent() ? server.log(driver.get(), stream, offset, length) : LogPart.NONE;
        } catch (ServerAwayException away) {
            return LogPart.NONE;
        }
    }

    private static String name(Stream stream) {
        return stream.name().toLowerCase(Locale.ROOT);
    }
}
