package dev.countersign.connector.file;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A path below the root of a connection. Links that lead out of the root are not followed, and what is written appears
 * whole or not at all.
 *
 * @param path relative, normal
 */
public record FilePlace(String connection, Path root, Path path) {

    /** For people: without the root, which is the operator's business. */
    public String shown() {
        return connection + ":" + path;
    }

    /** @throws ConnectorFailure when it is not there, or a link leads out of the root */
    public Path existing() {
        Path file = root.resolve(path);
        try {
            Path real = file.toRealPath();
            if (real.startsWith(root.toRealPath())) {
                return real;
            }
        } catch (IOException e) {
            throw failure("There is no file %s.", e);
        }
        throw failure("The file %s lies outside of the root of its connection.", null);
    }

    /**
     * Writes all of the content beside the place and then puts it there; what was there before is replaced. A call whose
     * time is over puts nothing there any more: a later try may have written newer content meanwhile.
     */
    public void write(InputStream content, CallContext context) {
        Path file = root.resolve(path);
        try {
            Path folder = file.getParent() == null ? root : file.getParent();
            Files.createDirectories(root);
            folderInside(folder);
            Path temporary = Files.createTempFile(folder, ".part-", "");
            try {
                copy(content, temporary, context);
                refuseIfOver(context);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            if (context.brokenOff()) {
                throw new UncheckedIOException(e); // the caller says so
            }
            throw failure("The file %s cannot be written: " + e.getMessage(), e);
        }
    }

    private static void copy(InputStream content, Path file, CallContext context) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (OutputStream output = Files.newOutputStream(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                refuseIfOver(context);
                output.write(buffer, 0, read);
            }
        }
    }

    private static void refuseIfOver(CallContext context) throws IOException {
        if (context.brokenOff()) {
            throw new IOException("the time is over");
        }
    }

    /** Whether there is something, even a link that leads nowhere. */
    public boolean exists() {
        return Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    /** Takes the file away; a link is only itself. */
    public void delete() {
        Path file = existing();
        try {
            if (Files.isDirectory(file)) {
                throw failure("%s is a folder.", null);
            }
            Files.delete(root.resolve(path));
        } catch (IOException e) {
            throw failure("The file %s cannot be deleted: " + e.getMessage(), e);
        }
    }

    /** Puts the file to another place, which must be free or may be replaced; on another disk by a copy. */
    public void move(FilePlace to, CallContext context) {
        Path file = existing();
        Path target = to.root.resolve(to.path);
        try {
            if (Files.isDirectory(file)) {
                throw failure("%s is a folder.", null);
            }
            Files.createDirectories(to.root);
            to.folderInside(target.getParent() == null ? to.root : target.getParent());
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            copyAndDelete(file, to, context);
        } catch (IOException e) {
            throw failure("The file %s cannot be moved: " + e.getMessage(), e);
        }
    }

    private void copyAndDelete(Path file, FilePlace to, CallContext context) {
        try (InputStream content = Files.newInputStream(file)) {
            to.write(content, context);
            Files.delete(file);
        } catch (IOException e) {
            throw failure("The file %s cannot be moved: " + e.getMessage(), e);
        }
    }

    /** Makes the folders one by one, each only inside of the root. */
    private void folderInside(Path folder) throws IOException {
        Path known = root.toRealPath();
        Path step = root;
        for (Path name : root.relativize(folder)) {
            if (name.toString().isEmpty()) {
                continue;
            }
            step = step.resolve(name);
            if (!Files.exists(step)) {
                Files.createDirectory(step);
            }
            if (!step.toRealPath().startsWith(known)) {
                throw failure("The file %s lies outside of the root of its connection.", null);
            }
        }
    }

    private ConnectorFailure failure(String message, @Nullable Throwable cause) {
        return ConnectorFailure.of("file", Reach.ANSWERED, message.formatted(shown()), cause);
    }
}
