package dev.countersign.analytics.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder {@code jars/}, {@code conf/}, {@code countersign-analytics.jar}, {@code classpath.txt},
 * {@code countersign.jsa}. Everything is touched only when it has changed.
 *
 * <p>{@code classpath.txt} holds the class path of a job, relative to the folder, one entry a line: first the jars
 * in alphabetical order, then {@code conf}, then the application. The order matters: the JVM accepts the archive
 * only when the class path begins with exactly what the archive was made from, and the archive is made from the jars
 * alone so that a new build of the application does not void it.
 */
public final class SparkRuntimeFolder {
    static final String APPLICATION_JAR = "countersign-analytics.jar";

    private final Path home;
    private final ClassDataArchive.Dump dump;

    SparkRuntimeFolder(Path home, ClassDataArchive.Dump dump) {
        this.home = home.toAbsolutePath().normalize();
        this.dump = dump;
    }

    /**
     * {@code assemble <home> <file with the class path> <application jar> <conf folder>} makes or renews the folder;
     * {@code archive <home>} only the class-data archive, after the folder has been moved.
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path home = Path.of(arguments[1]).toAbsolutePath().normalize();
        SparkRuntimeFolder folder = new SparkRuntimeFolder(home, new WarmUpProcess(home));
        switch (arguments[0]) {
            case "assemble" -> folder.assemble(Path.of(arguments[2]), Path.of(arguments[3]), Path.of(arguments[4]));
            case "archive" -> folder.archive();
            default -> throw new IllegalArgumentException("assemble or archive, but not " + arguments[0]);
        }
    }

    void assemble(Path classPathFile, Path applicationJar, Path conf) throws IOException, InterruptedException {
        List<Path> jars = Arrays.stream(Files.readString(classPathFile).strip().split(File.pathSeparator))
                .map(Path::of)
                .toList();
        synchronize(jars, home.resolve("jars"));
        synchronize(list(conf), home.resolve("conf"));
        copyIfChanged(applicationJar, home.resolve(APPLICATION_JAR));
        List<String> classPath = new ArrayList<>();
        archivedJars().forEach(jar -> classPath.add("jars/" + jar.getFileName()));
        classPath.add("conf");
        classPath.add(APPLICATION_JAR);
        Files.write(home.resolve("classpath.txt"), classPath);
        archive();
    }

    private void archive() throws IOException, InterruptedException {
        new ClassDataArchive(home, archivedJars(), dump).renew();
    }

    private List<Path> archivedJars() throws IOException {
        return list(home.resolve("jars"));
    }

    private static void synchronize(List<Path> sources, Path target) throws IOException {
        Files.createDirectories(target);
        for (Path source : sources) {
            copyIfChanged(source, target.resolve(source.getFileName()));
        }
        Set<String> wanted = sources.stream()
                .map(source -> source.getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        for (Path present : list(target)) {
            if (!wanted.contains(present.getFileName().toString())) {
                Files.delete(present);
            }
        }
    }

    private static void copyIfChanged(Path source, Path target) throws IOException {
        boolean same = Files.exists(target)
                && Files.size(source) == Files.size(target)
                && Files.getLastModifiedTime(source).equals(Files.getLastModifiedTime(target));
        if (!same) {
            Path beside = target.resolveSibling(target.getFileName() + ".tmp");
            Files.copy(source, beside, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
