package dev.countersign.analytics.runtime;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * The JVM's archive of loaded classes, written at the exit of a small Spark job ({@link WarmUp}). It is bound to the
 * JVM, the absolute paths, sizes and times of the jars; it is made anew when one of them differs.
 */
final class ClassDataArchive {
    private static final long LONGEST_MINUTES = 10;

    private final Path home;
    private final List<Path> jars;
    private final Path archive;
    private final Path inputs;

    ClassDataArchive(Path home, List<Path> jars) {
        this.home = home;
        this.jars = jars;
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
        Path folder = Files.createTempDirectory("countersign-archive");
        Path fresh = home.resolve("countersign.jsa.tmp");
        try {
            run(fresh, folder);
            Files.deleteIfExists(inputs);
            Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(inputs, current);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private void run(Path fresh, Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of(
                "-XX:ArchiveClassesAtExit=" + fresh,
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx1g",
                "-Dlog4j2.configurationFile="
                        + home.resolve("conf/log4j2.properties").toUri(),
                "-cp",
                jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                "local[2,3]",
                "--conf",
                "spark.ui.port=0",
                "--class",
                WarmUp.class.getName(),
                home.resolve(SparkRuntimeFolder.APPLICATION_JAR).toString(),
                folder.toString()));
        Path log = folder.resolve("warm-up.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .directory(folder.toFile());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process process = builder.start();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("The warm-up job for the class-data archive did not end; its log is " + log);
        }
        if (process.exitValue() != 0 || !Files.exists(fresh)) {
            throw new IOException("The warm-up job for the class-data archive ended with exit code "
                    + process.exitValue() + ":\n" + Files.readString(log));
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
