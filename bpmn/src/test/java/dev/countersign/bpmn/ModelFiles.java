package dev.countersign.bpmn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this module as they lie in the source tree: one folder per use case. */
final class ModelFiles {

    private static final Path ROOT = Path.of("src/main/resources");

    private ModelFiles() {}

    static List<Path> withExtension(String extension) {
        return find(ROOT, extension);
    }

    /** The files with this extension that are deployed together with the given one. */
    static List<Path> beside(Path file, String extension) {
        return find(file.getParent(), extension);
    }

    private static List<Path> find(Path folder, String extension) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith("." + extension))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
