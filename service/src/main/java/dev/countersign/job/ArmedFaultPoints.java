package dev.countersign.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/**
 * Fault points for crash tests, armed by a file with the point's name while the service runs. The first thread that
 * reaches an armed point disarms it, leaves the job's key in the file {@code <point>.reached} and stands still until that
 * is gone, so that a test can kill the service, or something else, at exactly that instruction.
 */
class ArmedFaultPoints implements FaultPoints {

    private final Path folder;

    ArmedFaultPoints(Path folder) {
        this.folder = folder;
    }

    @Override
    public void reached(String point, String key) {
        try {
            if (disarmed(point, key)) {
                standStill(folder.resolve(point + ".reached"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of many threads one has the arming file. */
    private boolean disarmed(String point, String key) throws IOException {
        Path taken = folder.resolve(point + "." + key);
        try {
            Files.move(folder.resolve(point), taken, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException notArmed) {
            return false;
        }
        Files.writeString(taken, key);
        Files.move(taken, folder.resolve(point + ".reached"), StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private static void standStill(Path marker) throws InterruptedException {
        while (Files.exists(marker)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
