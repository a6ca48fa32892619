package dev.countersign.sensor.probe;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The folders that sensors may look at. A symbolic link does not lead out of them. */
@Singleton
class Roots {

    private final Set<Path> roots;

    Roots(ProbeConfig config) {
        this.roots = config.roots().orElse(Set.of());
    }

    /**
     * The path, if it lies below a root as it is written.
     *
     * @throws IllegalArgumentException when it does not
     */
    Path checked(String parameter, String text) {
        Path path;
        try {
            path = Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(parameter + " is no path: '" + text + "'.");
        }
        if (path.isAbsolute() && path.equals(path.normalize()) && above(path).isPresent()) {
            return path;
        }
        throw new IllegalArgumentException(parameter + " must be an absolute path without '..' below a folder of"
                + " countersign.sensor.probe.roots, not '" + text + "'.");
    }

    /** The root that it lies below: the folder that is mounted, or hangs, as a whole. */
    String peer(String text) {
        return above(Path.of(text)).map(root -> "folder " + root).orElse("folders");
    }

    private Optional<Path> above(Path path) {
        return roots.stream()
                .filter(root -> path.startsWith(root.toAbsolutePath().normalize()))
                .findFirst();
    }

    /** Whether it still lies below a root when all symbolic links are followed. */
    boolean holds(Path existing) throws IOException {
        Path real = existing.toRealPath();
        for (Path root : roots) {
            if (root.toFile().exists() && real.startsWith(root.toRealPath())) {
                return true;
            }
        }
        return false;
    }
}
