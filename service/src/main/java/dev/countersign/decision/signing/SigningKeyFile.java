package dev.countersign.decision.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The file with this node's key pair, readable by its owner alone from its first moment on. */
final class SigningKeyFile {

    private final Path file;

    SigningKeyFile(Path file) {
        this.file = file;
    }

    SigningKey readOrCreate() {
        try {
            if (!Files.exists(file)) {
                create();
            }
            return SigningKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The signing key " + file + " can neither be read nor created", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The signing key " + file + " is damaged: " + e.getMessage(), e);
        }
    }

    /** Exchanges the key for another one; a reader sees the old or the new file, never half of one. */
    void replace(SigningKey key) {
        try {
            Path fresh = written(key);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The signing key " + file + " cannot be replaced", e);
        }
    }

    private void create() throws IOException {
        Path fresh = written(SigningKey.generate());
        try {
            Files.createLink(file, fresh); // of two nodes on one folder, one creates it and both use it
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (UnsupportedOperationException e) {
            Files.move(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private Path written(SigningKey key) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            if (folder.getParent() != null) {
                Files.createDirectories(folder.getParent());
            }
            Files.createDirectories(folder, ownerOnly("rwx------"));
        }
        Path fresh = Files.createTempFile(folder, ".new", "", ownerOnly("rw-------"));
        return Files.writeString(fresh, key.pem());
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
