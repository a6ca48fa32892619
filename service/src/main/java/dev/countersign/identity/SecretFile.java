package dev.countersign.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes secrets into a file that nobody but its owner can read, from its first moment on. */
final class SecretFile {
    private SecretFile() {}

    /** One line {@code key value} per entry below the heading; replaces an older file as a whole. */
    static void write(Path file, String heading, Map<String, String> secrets) {
        String text = secrets.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                .collect(Collectors.joining("", heading + "\n", ""));
        try {
            Path folder = Objects.requireNonNull(file.getParent());
            Files.createDirectories(Objects.requireNonNull(folder.getParent()));
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder, ownerOnly("rwx------"));
            }
            Path fresh = Files.createTempFile(folder, ".new", "", ownerOnly("rw-------"));
            try {
                Files.writeString(fresh, text);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the passwords of the first users to " + file, e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
