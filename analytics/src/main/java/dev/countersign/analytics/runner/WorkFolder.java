package dev.countersign.analytics.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The folder {@code <target>.tmp-<uuid>} that output is written to before a rename publishes it. */
public final class WorkFolder {
    private final Path path;
    private final Path target;

    private WorkFolder(Path path, Path target) {
        this.path = path;
        this.target = target;
    }

    /** Creates an empty folder beside {@code target}. */
    public static WorkFolder beside(Path target) throws IOException {
        Path path = target.resolveSibling(target.getFileName() + ".tmp-" + UUID.randomUUID());
        Files.createDirectories(path);
        return new WorkFolder(path, target);
    }

    /** Where to write. */
    public Path path() {
        return path;
    }

    /** Makes the whole content appear at the target at once; refuses when something is there already. */
    public void publish() throws IOException {
        if (Files.exists(target)) {
            throw new IOException(target + " exists already");
        }
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes the folder unless it has been published. */
    public void discard() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> tree = Files.walk(path)) {
            files = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
