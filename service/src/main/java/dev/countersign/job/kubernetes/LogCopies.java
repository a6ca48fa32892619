package dev.countersign.job.kubernetes;

import dev.countersign.problem.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Copies of the pods' logs in the job folders. The API server gives a log from its beginning only, and nothing of a pod that
 * was deleted: so a log is fetched whole, at most every few seconds, and its parts are read from the copy.
 */
class LogCopies {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST = 64 << 20; // a node keeps 10 MiB unless it is told otherwise

    private final Pods pods;
    private final Clock clock;
    private final Map<String, Instant> copied = new ConcurrentHashMap<>();

    LogCopies(Pods pods, Clock clock) {
        this.pods = pods;
        this.clock = clock;
    }

    /** @throws UnavailableException when the API server does not give the log */
    void refresh(String key, Path folder) {
        Instant last = copied.get(key);
        Instant now = clock.instant();
        if (Files.isDirectory(folder)
                && !Files.exists(folder.resolve("log-kept"))
                && (last == null || last.plus(FRESH).isBefore(now))) {
            copy(key, folder);
            copied.put(key, now);
        }
    }

    /** The last copy before the pod may be deleted; does nothing the second time. */
    void keep(String key, Path folder) {
        Path kept = folder.resolve("log-kept");
        if (Files.exists(kept) || !Files.isDirectory(folder)) {
            return;
        }
        try {
            copy(key, folder);
            Files.writeString(kept, "");
        } catch (UnavailableException notNow) {
            return; // the end of a run does not wait for its log
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        copied.remove(key);
    }

    private void copy(String key, Path folder) {
        try {
            Path half = Files.createTempFile(folder, "stdout", ".tmp");
            try {
                if (pods.copyLog(key, half, MOST)) {
                    Files.move(half, folder.resolve("stdout.log"), StandardCopyOption.REPLACE_EXISTING);
                }
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
