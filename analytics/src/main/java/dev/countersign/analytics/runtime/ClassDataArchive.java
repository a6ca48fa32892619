package dev.countersign.analytics.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The JVM's archive of loaded classes, written at the exit of a small Spark job ({@link WarmUp}). It is bound to the
 * JVM, the absolute paths, sizes and times of the jars; it is made anew when one of them differs.
 */
final class ClassDataArchive {
    /** Writes the archive of the classes that a job loads. */
    interface Dump {
        void write(List<Path> jars, Path archive) throws IOException, InterruptedException;
    }

    private final List<Path> jars;
    private final Dump dump;
    private final Path home;
    private final Path archive;
    private final Path inputs;

    ClassDataArchive(Path home, List<Path> jars, Dump dump) {
        this.home = home;
        this.jars = jars;
        this.dump = dump;
        this.archive = home.resolve("countersign.jsa");
        this.inputs = home.resolve("countersign.jsa.inputs");
    }

    /** Makes the archive unless the one that is there was made from the same inputs. */
    void renew() throws IOException, InterruptedException {
        String current = inputs();
        if (Files.exists(archive)
                && Files.exists(inputs)
                && Files.readString(inputs).equals(current)) {
            return;
        }
        Path fresh = home.resolve("countersign.jsa.tmp");
        try {
            dump.write(jars, fresh);
            Files.deleteIfExists(inputs);
            Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(inputs, current);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private String inputs() throws IOException {
        StringBuilder text = new StringBuilder()
                .append(System.getProperty("java.home"))
                .append(' ')
                .append(System.getProperty("java.vm.version"))
                .append("\nwarm-up ")
                .append(checksum(WarmUp.class))
                .append('\n');
        for (Path jar : jars) {
            text.append(jar)
                    .append(' ')
                    .append(Files.size(jar))
                    .append(' ')
                    .append(Files.getLastModifiedTime(jar))
                    .append('\n');
        }
        return text.toString();
    }

    private static long checksum(Class<?> type) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream bytes = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            if (bytes != null) {
                checksum.update(bytes.readAllBytes());
            }
        }
        return checksum.getValue();
    }
}
