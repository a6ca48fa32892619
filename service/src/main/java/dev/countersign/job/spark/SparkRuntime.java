package dev.countersign.job.spark;

import dev.countersign.job.JobSubmissionException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Spark runtime folder. */
public class SparkRuntime {

    private final Path home;

    public SparkRuntime(Path home) {
        this.home = home.toAbsolutePath().normalize();
    }

    public Path applicationJar() {
        return home.resolve("countersign-analytics.jar");
    }

    /** The class-data archive; empty when the runtime has none, then starts take some 20 s longer. */
    public Optional<Path> classDataArchive() {
        Path archive = home.resolve("countersign.jsa");
        return Files.isRegularFile(archive) ? Optional.of(archive) : Optional.empty();
    }

    /**
     * The class path in the order of {@code classpath.txt}: a class-data archive only fits the class path that it was
     * made with. Without that file: conf, application, sorted jars.
     *
     * @throws JobSubmissionException when there is no Spark in the folder
     */
    String classPath() {
        return String.join(File.pathSeparator, entries());
    }

    /**
     * The same without the applications' jar, for a cluster that brings it along.
     *
     * @throws JobSubmissionException when there is no Spark in the folder
     */
    public String sparkClassPath() {
        String application = applicationJar().toString();
        return entries().stream()
                .filter(entry -> !entry.equals(application))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private List<String> entries() {
        try {
            List<String> entries = new ArrayList<>();
            Path list = home.resolve("classpath.txt");
            if (Files.isRegularFile(list)) {
                Files.readAllLines(list).stream()
                        .filter(line -> !line.isBlank())
                        .forEach(entries::add);
            } else {
                entries.add("conf");
                entries.add("countersign-analytics.jar");
                entries.addAll(jars());
            }
            if (entries.isEmpty()) {
                throw missing(null);
            }
            return entries.stream()
                    .map(entry -> home.resolve(entry.trim()).toString())
                    .toList();
        } catch (IOException e) {
            throw missing(e);
        }
    }

    private List<String> jars() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("jars"))) {
            return files.map(file -> "jars/" + file.getFileName())
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private JobSubmissionException missing(@Nullable Exception cause) {
        return new JobSubmissionException(
                "There is no Spark runtime in " + home
                        + ": build the analytics module or set countersign.job.spark.home",
                cause);
    }
}
