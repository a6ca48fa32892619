package dev.countersign.analytics.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says in the job folder that this process lives, by the file {@code heartbeat}, and obeys the file {@code cancel}: it
 * ends the process in order, and by force when that takes too long. So both work without the cluster's master.
 */
final class Heartbeat implements Runnable {
    static final Duration INTERVAL = Duration.ofSeconds(2);
    static final int EXIT_TERMINATED = 143;
    static final int EXIT_KILLED = 137;
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Path jobDirectory;
    private final Clock clock;
    private @Nullable Instant cancelledAt;

    Heartbeat(Path jobDirectory, Clock clock) {
        this.jobDirectory = jobDirectory;
        this.clock = clock;
    }

    void start() {
        beat();
        Thread thread = new Thread(this, "countersign-heartbeat");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(INTERVAL.toMillis());
                beat();
                obey();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        try {
            Files.writeString(jobDirectory.resolve("heartbeat"), clock.instant().toString());
        } catch (IOException e) {
            // a full disk or a storage that is away for a moment: the next beat may succeed
        }
    }

    private void obey() {
        if (cancelledAt == null && Files.exists(jobDirectory.resolve("cancel"))) {
            cancelledAt = clock.instant();
            new Thread(() -> System.exit(EXIT_TERMINATED), "countersign-cancel").start();
        } else if (cancelledAt != null && clock.instant().isAfter(cancelledAt.plus(GRACE))) {
            Runtime.getRuntime().halt(EXIT_KILLED);
        }
    }
}
