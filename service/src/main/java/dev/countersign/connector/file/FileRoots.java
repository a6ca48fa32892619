package dev.countersign.connector.file;

import dev.countersign.connector.CallInputs;
import dev.countersign.connector.Connection;
import jakarta.inject.Singleton;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Reads from a task's inputs which file is meant. */
@Singleton
public class FileRoots {

    /** The type of connections that are folders. */
    public static final String TYPE = "file";

    /** @throws IllegalArgumentException when the path is not one below the root */
    public FilePlace place(CallInputs inputs, String connectionInput, String pathInput) {
        return place(inputs.connection(connectionInput, Set.of(TYPE)), pathInput, inputs.required(pathInput));
    }

    static FilePlace place(Connection connection, String input, String text) {
        try {
            Path path = Path.of(text);
            boolean steps = false;
            for (Path name : path) {
                steps |= name.toString().equals("..") || name.toString().startsWith(".part-");
            }
            if (!path.isAbsolute() && !steps && text.chars().noneMatch(Character::isISOControl)) {
                return new FilePlace(
                        connection.name(),
                        Path.of(connection.url()).toAbsolutePath().normalize(),
                        path.normalize());
            }
        } catch (InvalidPathException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "The input parameter '%s' is a path below the root of its connection, without '..', not '%s'."
                        .formatted(input, text));
    }

    /** The file that the inputs {@code fileConnection} and {@code file} name, if they do. */
    public Optional<FilePlace> find(CallInputs inputs) {
        return inputs.has("file") ? Optional.of(place(inputs, "fileConnection", "file")) : Optional.empty();
    }
}
