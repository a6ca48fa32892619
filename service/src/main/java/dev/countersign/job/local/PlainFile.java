package dev.countersign.job.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Opens what a job left in its folder. A job may put anything there: a link would lead to a file that only the service
 * can read, and a pipe would never end. Neither counts as a file.
 */
final class PlainFile {

    private PlainFile() {}

    /** @throws NoSuchFileException when there is none, or something else in its place */
    static FileChannel open(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(file.toString());
        }
        return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }
}
