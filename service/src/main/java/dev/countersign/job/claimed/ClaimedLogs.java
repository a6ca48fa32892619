package dev.countersign.job.claimed;

import dev.countersign.job.JobLogs;
import dev.countersign.job.LogPart;
import dev.countersign.job.local.LocalJobLogs;
import dev.countersign.problem.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Files from the job folder; the log from the server while the driver runs, and from the folder afterwards, where
 * {@link #keep} puts its end because clusters clean up and forget.
 */
class ClaimedLogs implements JobLogs {

    private static final int MOST = 1 << 20;

    private final Path folder;
    private final DriverServer server;
    private final Optional<Driver> driver;

    /** @param driver empty while nobody was asked for one */
    ClaimedLogs(Path folder, DriverServer server, Optional<Driver> driver) {
        this.folder = folder;
        this.server = server;
        this.driver = driver;
    }

    @Override
    public String tail(Stream stream, int lines) {
        KeptLog kept = new KeptLog(folder, stream);
        if (kept.there()) {
            return kept.tail(lines);
        }
        String text = new String(live(stream, -MOST, MOST).bytes(), StandardCharsets.UTF_8);
        String[] all = text.split("(?<=\n)");
        return Arrays.stream(all).skip(Math.max(0, all.length - lines)).collect(Collectors.joining());
    }

    @Override
    public LogPart part(Stream stream, long offset, int length) {
        KeptLog kept = new KeptLog(folder, stream);
        return kept.there() ? kept.part(offset, length) : live(stream, offset, Math.min(length, MOST));
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
            KeptLog kept = new KeptLog(folder, stream);
            if (!kept.there() && driver.isPresent()) {
                try {
                    kept.write(server.log(driver.get(), stream, -MOST, MOST));
                } catch (ServerAwayException away) {
                    return; // with the worker its log is gone
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private LogPart live(Stream stream, long offset, int length) {
        try {
            return driver.isPresent() ? server.log(driver.get(), stream, offset, length) : LogPart.none(offset);
        } catch (ServerAwayException away) {
            throw new UnavailableException(
                    "log-unavailable", "The log cannot be read now: " + away.getMessage(), Map.of(), away);
        }
    }
}
