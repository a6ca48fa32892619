package dev.countersign.job.claimed;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The one start of a key: the folder {@code claim} in the job folder, which the run takes before it does anything, or the
 * service, so that no run begins any more. Beside it the file {@code cancel}, which tells a run that has begun to end.
 */
public final class KeyClaim {

    private final Path folder;

    /** @param folder the job folder, whether it exists or not */
    public KeyClaim(Path folder) {
        this.folder = folder;
    }

    /** Whether somebody has it. */
    public boolean taken() {
        return Files.isDirectory(folder.resolve("claim"));
    }

    /** Whether the service has it: no run has begun, and none will. */
    public boolean forbidden() throws IOException {
        return holder().filter(Holder::service).isPresent();
    }

    /** Empty before anybody has the claim. */
    Optional<Holder> holder() throws IOException {
        if (!taken()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Holder.parse(
                    Files.readString(folder.resolve("claim/holder")).strip()));
        } catch (NoSuchFileException none) {
            return Optional.of(Holder.parse(""));
        }
    }

    /** Takes the claim for the service; false when somebody else has it. One rename, as the run does it. */
    public boolean forbid() throws IOException {
        Files.createDirectories(folder);
        Path claim = folder.resolve("claim");
        if (Files.exists(claim)) {
            return false; // an empty one would be replaced by the rename
        }
        Path mine = Files.createDirectory(folder.resolve("claim.tmp-" + UUID.randomUUID()));
        Path file = Files.writeString(mine.resolve("holder"), Holder.SERVICE + "\n");
        try {
            Files.move(mine, claim, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileSystemException taken) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(mine);
            if (!Files.exists(claim)) {
                throw taken;
            }
            return false;
        }
    }

    /** Whether the run was told to end. */
    public boolean cancelled() {
        return Files.exists(folder.resolve("cancel"));
    }

    /** Tells the run itself to end; it looks every two seconds. */
    public void cancel(Instant now) throws IOException {
        if (!cancelled()) {
            Files.createDirectories(folder);
            Path half = Files.writeString(folder.resolve("cancel.tmp"), now.toString());
            Files.move(
                    half,
                    folder.resolve("cancel"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
