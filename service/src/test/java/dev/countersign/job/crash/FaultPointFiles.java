package dev.countersign.job.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Lets a running service stand still at an instruction. */
final class FaultPointFiles {

    private final Path folder;

    /** @param data the service's data folder */
    FaultPointFiles(Path data) throws IOException {
        this.folder = Files.createDirectories(data.resolve("fault-points"));
    }

    /** The next thread that comes to the point will stand still there. */
    void arm(String point) throws IOException {
        Files.writeString(folder.resolve(point), "");
    }

    /** Waits until a thread stands there; gives the key of its job. */
    String awaitReached(String point, Duration timeout) throws IOException {
        Path marker = folder.resolve(point + ".reached");
        await().alias(point).atMost(timeout).until(() -> Files.exists(marker));
        return Files.readString(marker);
    }

    /** Lets every thread go on, and none stand still. */
    void release() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
