package dev.countersign.analytics.runtime;

import dev.countersign.analytics.runner.WorkFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.spark.launcher.JavaModuleOptions;

/** Runs {@link WarmUp} in a process of its own that writes the archive of its classes when it ends. */
final class WarmUpProcess implements ClassDataArchive.Dump {
    private static final long LONGEST_MINUTES = 10;

    private final Path home;

    WarmUpProcess(Path home) {
        this.home = home;
    }

    @Override
    public void write(List<Path> jars, Path archive) throws IOException, InterruptedException {
        WorkFolder work = WorkFolder.beside(home.resolve("warm-up"));
        try {
            run(jars, archive, work.path());
        } finally {
            work.discard();
        }
    }

    private void run(List<Path> jars, Path archive, Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of(
                "-XX:ArchiveClassesAtExit=" + archive,
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
            throw new IOException("The warm-up job for the class-data archive did not end:\n" + Files.readString(log));
        }
        if (process.exitValue() != 0 || !Files.exists(archive)) {
            throw new IOException("The warm-up job for the class-data archive ended with exit code "
                    + process.exitValue() + ":\n" + Files.readString(log));
        }
    }
}
