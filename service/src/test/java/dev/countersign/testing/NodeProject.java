package dev.countersign.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A small Node project of the tests: its packages are installed once per lock file, below {@code target}. */
public final class NodeProject {

    private final Path folder;

    private NodeProject(Path folder) {
        this.folder = folder;
    }

    /** Installs the project {@code src/test/js/<name>}. */
    public static NodeProject install(String name) throws IOException, InterruptedException {
        return install(name, Path.of("src", "test", "js", name));
    }

    /** Installs a project that stands elsewhere; where its copy is then. */
    public static Path installed(Path source) throws IOException, InterruptedException {
        return install(source.getFileName().toString(), source).folder;
    }

    private static NodeProject install(String name, Path source) throws IOException, InterruptedException {
        Path folder = Path.of("target", "node", name + "-" + digest(source.resolve("package-lock.json")));
        NodeProject project = new NodeProject(folder);
        try (FolderLock lock = FolderLock.of(folder);
                Stream<Path> files = Files.list(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            project.installPackages();
        }
        return project;
    }

    private void installPackages() throws IOException, InterruptedException {
        if (!Files.exists(folder.resolve("node_modules/.package-lock.json"))) {
            Result installed = run(300, "npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
            if (installed.exitCode() != 0) {
                throw new IOException("npm ci failed in " + folder + ":\n" + installed.output());
            }
        }
    }

    /** Runs a script of the project with Node. */
    public Result node(int timeoutSeconds, String script, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        return run(timeoutSeconds, command.toArray(String[]::new));
    }

    private Result run(int timeoutSeconds, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("node", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(timeoutSeconds, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            return new Result(ended ? process.exitValue() : -1, Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    private static String digest(Path file) throws IOException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(Files.readString(file).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How a command ended: exit code (-1 when it was killed for taking too long) and all that it printed. */
    public record Result(int exitCode, String output) {}
}
