package dev.countersign.sensor.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the files that a path or a pattern of paths names. */
final class FileSearch {

    private static final String PATTERN_CHARACTERS = "*?[{";

    private final Roots roots;
    private final int maxFiles;

    FileSearch(Roots roots, int maxFiles) {
        this.roots = roots;
        this.maxFiles = maxFiles;
    }

    static boolean isPattern(String path) {
        return path.chars().anyMatch(c -> PATTERN_CHARACTERS.indexOf(c) >= 0);
    }

    /** The files, ordered by path. */
    List<Finding> files(Path path) throws IOException, InterruptedException {
        if (!isPattern(path.toString())) {
            return file(path).stream().toList();
        }
        Path start = path.getRoot();
        int depth = path.getNameCount();
        for (Path name : path) {
            if (isPattern(name.toString())) {
                break;
            }
            start = start.resolve(name);
            depth--;
        }
        return matching(start, path.toString().contains("**") ? Integer.MAX_VALUE : depth, path);
    }

    private List<Finding> matching(Path start, int depth, Path pattern) throws IOException, InterruptedException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        List<Finding> found = new ArrayList<>();
        int seen = 0;
        try (Stream<Path> walk = Files.walk(start, depth)) {
            for (Path each : (Iterable<Path>) walk::iterator) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (++seen > maxFiles) {
                    throw new ProbeException("There are more than " + maxFiles + " files below " + start
                            + "; name a folder nearer to the file.");
                }
                if (matcher.matches(each)) {
                    file(each).ifPresent(found::add);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        found.sort((one, other) -> one.path().compareTo(other.path()));
        return found;
    }

    private Optional<Finding> file(Path path) throws IOException {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            if (!file.isRegularFile()) {
                return Optional.empty();
            }
            if (!roots.holds(path)) {
                throw new ProbeException(path + " leads out of the folders that sensors may look at.");
            }
            return Optional.of(new Finding(
                    path.toString(),
                    file.size(),
                    file.lastModifiedTime().toInstant(),
                    file.size() + "@" + file.lastModifiedTime().toMillis()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
