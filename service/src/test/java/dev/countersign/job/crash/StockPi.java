package dev.countersign.job.crash;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The jar of a Spark application that knows nothing of jobs. */
public final class StockPi {

    private StockPi() {}

    /**
     * @param spark the folder that the analytics module built
     * @param folder for the jar
     */
    public static Path jar(Path spark, Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path source = folder.resolve("StockPi.java");
        try (InputStream resource = Objects.requireNonNull(StockPi.class.getResourceAsStream("/crash/StockPi.java"))) {
            Files.write(source, resource.readAllBytes());
        }
        String classPath;
        try (Stream<Path> jars = Files.list(spark.toRealPath().resolve("jars"))) {
            classPath = jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
        int problems = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", classPath, "-d", classes.toString(), source.toString());
        if (problems != 0) {
            throw new IOException("the stock application does not compile");
        }
        Path jar = folder.resolve("stock-pi.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("StockPi.class"));
            Files.copy(classes.resolve("StockPi.class"), entries);
        }
        return jar;
    }
}
