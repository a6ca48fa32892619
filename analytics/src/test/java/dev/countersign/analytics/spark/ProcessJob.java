package dev.countersign.analytics.spark;

import dev.countersign.analytics.runner.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.spark.launcher.JavaModuleOptions;

/** Runs an application in a process of its own on the packaged runtime folder, as the service does. */
final class ProcessJob {
    private static final Path HOME =
            Path.of(System.getProperty("spark.home", "target/spark")).toAbsolutePath();

    private final String key;
    private final Path jobDirectory;
    private final Path output;
    private final String mainClass;

    ProcessJob(Path dataDirectory, String application, String mainClass, String key) {
        this.key = key;
        this.mainClass = mainClass;
        this.jobDirectory = dataDirectory.resolve("jobs").resolve(key);
        this.output = dataDirectory.resolve("warehouse").resolve(application).resolve(key);
    }

    static List<String> java(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-XX:SharedArchiveFile=" + HOME.resolve("countersign.jsa"));
        command.addAll(List.of(options));
        command.add("-cp");
        command.add(Files.readAllLines(HOME.resolve("classpath.txt")).stream()
                .map(entry -> HOME.resolve(entry).toString())
                .collect(Collectors.joining(File.pathSeparator)));
        return command;
    }

    Process start(Map<String, String> parameters) throws IOException {
        List<String> command = java();
        command.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", "local[2,3]"));
        command.addAll(List.of("--conf", "spark.ui.enabled=false", "--class", mainClass));
        command.add(HOME.resolve("countersign-analytics.jar").toString());
        command.addAll(List.of("--job-dir", jobDirectory.toString(), "--key", key, "--output", output.toString()));
        parameters.forEach((name, value) -> command.addAll(List.of("--param", name + "=" + value)));
        Files.createDirectories(jobDirectory);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(jobDirectory.resolve("stdout.log").toFile())
                .redirectError(jobDirectory.resolve("stderr.log").toFile());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        return builder.start();
    }

    /** @return the exit code */
    int run(Map<String, String> parameters) throws IOException, InterruptedException {
        Process process = start(parameters);
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(log());
        }
        return process.exitValue();
    }

    Path jobDirectory() {
        return jobDirectory;
    }

    Path output() {
        return output;
    }

    Map<String, Object> file(String name) {
        return Json.read(jobDirectory.resolve(name));
    }

    String log() throws IOException {
        return Files.readString(jobDirectory.resolve("stderr.log"));
    }
}
