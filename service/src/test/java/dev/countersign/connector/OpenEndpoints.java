package dev.countersign.connector;

import static dev.countersign.connector.Models.inputs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The two endpoints with open options: a folder, beside another one, and an address of the {@link Peer}. */
final class OpenEndpoints {

    static final Path FOLDER = Path.of("target", "connector-letters");
    static final Path OUTSIDE = Path.of("target", "connector-letters-outside");

    private OpenEndpoints() {}

    static Map<String, String> letters(String... more) {
        return with(inputs("connector", "endpoint", "endpoint", "letters", "body", "Twelve units."), more);
    }

    static Map<String, String> orders(String... more) {
        return with(inputs("connector", "endpoint", "endpoint", "orders", "body", "{}"), more);
    }

    private static Map<String, String> with(Map<String, String> first, String... more) {
        Map<String, String> all = new LinkedHashMap<>(first);
        all.putAll(inputs(more));
        return all;
    }

    static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    static void deleteAll() throws IOException {
        for (Path folder : List.of(FOLDER, OUTSIDE)) {
            if (Files.exists(folder)) {
                try (Stream<Path> all = Files.walk(folder)) {
                    all.sorted(Comparator.reverseOrder()).forEach(OpenEndpoints::delete);
                }
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
