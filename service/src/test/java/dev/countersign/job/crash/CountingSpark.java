package dev.countersign.job.crash;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A Spark runtime folder like the one that the analytics module builds, with the same jars and class-data archive, and
 * with the counting application beside the real ones.
 */
public final class CountingSpark {

    private CountingSpark() {}

    /**
     * @param spark the folder that the analytics module built
     * @param home the folder to make
     */
    public static Path make(Path spark, Path home) throws IOException {
        Path real = spark.toRealPath();
        Files.createDirectories(home);
        Path classes = Files.createDirectories(home.resolve("classes"));
        Path source = home.resolve("CountingApplication.java");
        try (InputStream resource =
                Objects.requireNonNull(CountingSpark.class.getResourceAsStream("/crash/CountingApplication.java"))) {
            Files.write(source, resource.readAllBytes());
        }
        int problems = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", jarsOf(real), "-d", classes.toString(), source.toString());
        if (problems != 0) {
            throw new IOException("the counting application does not compile");
        }
        jar(real.resolve("countersign-analytics.jar"), classes, home.resolve("countersign-analytics.jar"));
        List<String> classPath = Files.readAllLines(real.resolve("classpath.txt")).stream()
                .map(entry -> entry.equals("countersign-analytics.jar")
                        ? entry
                        : real.resolve(entry).toString())
                .toList();
        Files.write(home.resolve("classpath.txt"), classPath);
        Path archive = real.resolve("countersign.jsa");
        if (Files.exists(archive)) {
            Files.deleteIfExists(home.resolve("countersign.jsa"));
            Files.createSymbolicLink(home.resolve("countersign.jsa"), archive);
        }
        return home;
    }

    private static String jarsOf(Path spark) throws IOException {
        try (Stream<Path> jars = Files.list(spark.resolve("jars"))) {
            return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static void jar(Path real, Path classes, Path jar) throws IOException {
        Files.copy(real, jar, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem zip = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.list(classes)) {
            for (Path each : files.toList()) {
                Files.copy(each, zip.getPath("/" + each.getFileName()));
            }
        }
    }
}
