package dev.countersign.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What PostgreSQL writes about itself into {@code postmaster.pid} of its data folder: process id (line 1), data folder
 * (line 2), port (line 4), and {@code ready} (line 8); see "Database File Layout" in the PostgreSQL manual.
 */
record PostmasterFile(long pid, int port) {

    private static final Logger LOG = LoggerFactory.getLogger(PostmasterFile.class);

    /** The server that runs on the folder; null when none does. A foreign process that got the same id is not taken for it. */
    static @Nullable PostmasterFile ofLiveServer(Path folder) {
        Path file = folder.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return null;
        }
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 8 || !"ready".equals(lines.get(7).trim())) {
                return null;
            }
            PostmasterFile server = new PostmasterFile(
                    Long.parseLong(lines.get(0).trim()),
                    Integer.parseInt(lines.get(3).trim()));
            return server.isPostgresOn(folder) ? server : null;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private boolean isPostgresOn(Path folder) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return process.isPresent() && commandLine(process.get()).contains(folder.toString());
    }

    private static String commandLine(ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            return Files.isReadable(proc)
                    ? Files.readString(proc).replace('\0', ' ')
                    : process.info().commandLine().orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    /** Fast shutdown: running transactions are rolled back, the rest is written (SIGINT, PostgreSQL's own signal for it). */
    void stop() {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
            process.get().onExit().get(20, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            LOG.warn("PostgreSQL (pid {}) did not stop; the next start adopts it", pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
