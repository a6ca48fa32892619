package dev.countersign.storage;

import dev.countersign.problem.TooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Content on its way into the store, in a temporary file: its size and digest are known and within limits before a
 * backend sees the first byte.
 */
record Spool(Path path, long size, String sha256) implements AutoCloseable {

    /**
     * Reads the content to its end, or until it is too large.
     *
     * @throws TooLargeException beyond {@code limit} bytes
     */
    static Spool of(InputStream content, String name, long limit) {
        try {
            Path path = Files.createTempFile("countersign-upload-", null);
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                long size = copy(new DigestInputStream(content, digest), path, limit);
                if (size > limit) {
                    throw new TooLargeException(
                            "'%s' is larger than the %,d bytes that a file may have.".formatted(name, limit));
                }
                return new Spool(path, size, HexFormat.of().formatHex(digest.digest()));
            } catch (IOException | RuntimeException | NoSuchAlgorithmException e) {
                Files.deleteIfExists(path);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** At most one byte more than the limit is read and counted. */
    private static long copy(InputStream content, Path path, long limit) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(path)) {
            while (size <= limit) {
                int count = content.read(buffer, 0, (int) Math.min(buffer.length, limit + 1 - size));
                if (count < 0) {
                    return size;
                }
                out.write(buffer, 0, count);
                size += count;
            }
        }
        return size;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
