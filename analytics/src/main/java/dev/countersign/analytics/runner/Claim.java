package dev.countersign.analytics.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * The one start of a key: the folder {@code claim} in the job folder, with the file {@code holder} that says who has it.
 * The folder appears together with its content by one rename, which fails when a claim is there already.
 */
final class Claim {

    private Claim() {}

    /**
     * Takes the claim.
     *
     * @param holder one line that names this run, such as the cluster's name of the driver
     * @return false when somebody else has it
     */
    static boolean take(Path jobDirectory, String holder) throws IOException {
        Path claim = jobDirectory.resolve("claim");
        if (Files.exists(claim)) {
            return false; // an empty one would be replaced by the rename
        }
        Path mine = Files.createDirectory(jobDirectory.resolve("claim.tmp-" + UUID.randomUUID()));
        Path file = Files.write(mine.resolve("holder"), (holder + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            Files.move(mine, claim, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException taken) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(mine);
            if (!Files.exists(claim)) {
                throw taken;
            }
            return false;
        }
    }
}
