package dev.countersign.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** The libraries of a server that tests start as a process of its own, from {@code src/test/<name>/pom.xml}. */
final class ServerClassPath {

    private ServerClassPath() {}

    /** Resolved once: Maven knows the server's libraries, and only Maven. */
    static String of(String name) throws IOException, InterruptedException {
        Path libraries = Path.of("src", "test", name, "pom.xml");
        Path folder = Path.of("target", name).toAbsolutePath();
        Path file = folder.resolve("class-path-" + Integer.toHexString(Arrays.hashCode(Files.readAllBytes(libraries))));
        try (FolderLock lock = FolderLock.of(folder)) {
            if (!Files.exists(file)) {
                resolve(libraries, folder, file);
            }
            return Files.readString(file);
        }
    }

    private static void resolve(Path libraries, Path folder, Path file) throws IOException, InterruptedException {
        Process maven = new ProcessBuilder(
                        "mvn",
                        "-q",
                        "-B",
                        "-f",
                        libraries.toString(),
                        "dependency:build-classpath",
                        "-Dmdep.outputFile=" + file)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("maven.log").toFile())
                .start();
        if (!maven.waitFor(300, TimeUnit.SECONDS) || maven.exitValue() != 0) {
            maven.destroy();
            throw new IOException("the class path is not resolved, see " + folder.resolve("maven.log"));
        }
    }
}
