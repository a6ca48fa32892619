package dev.countersign.analytics.spark;

import dev.countersign.analytics.runner.Json;
import dev.countersign.analytics.runner.SparkApplication;
import dev.countersign.analytics.runner.SparkApplicationRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs applications in the test's JVM, with the folders that the service would give them. */
public final class InProcessJob {
    private final Path jobDirectory;
    private final Path output;
    private final String key;
    private final SparkApplication application;

    public InProcessJob(Path dataDirectory, SparkApplication application, String key) {
        this.application = application;
        this.key = key;
        this.jobDirectory = dataDirectory.resolve("jobs").resolve(key);
        this.output =
                dataDirectory.resolve("warehouse").resolve(application.name()).resolve(key);
    }

    /** @return the exit code */
    public int run(Map<String, String> parameters) {
        Stream<String> fixed =
                Stream.of("--job-dir", jobDirectory.toString(), "--key", key, "--output", output.toString());
        Stream<String> given = parameters.entrySet().stream()
                .flatMap(entry -> Stream.of("--param", entry.getKey() + "=" + entry.getValue()));
        return SparkApplicationRunner.runWith(
                SharedSpark.session(), application, Stream.concat(fixed, given).toArray(String[]::new));
    }

    public Path jobDirectory() {
        return jobDirectory;
    }

    public Path output() {
        return output;
    }

    public Map<String, Object> resultFile() {
        return Json.read(jobDirectory.resolve("result.json"));
    }

    public Map<String, Object> result() {
        return object(resultFile(), "result");
    }

    public Map<String, Object> error() {
        return object(resultFile(), "error");
    }

    public Map<String, Object> evidence() {
        return Json.read(jobDirectory.resolve("evidence.json"));
    }

    /** Names in the folder that the output would be in. */
    public List<String> besideOutput() throws IOException {
        try (Stream<Path> files = Files.list(output.getParent())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.get(name);
    }

    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> objects(Map<String, Object> parent, String name) {
        return (List<Map<String, Object>>) parent.get(name);
    }
}
