package dev.countersign.analytics.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs it as a process of its own, as a worker does. */
class ClaimedRunTest {
    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();

    /** Stands for an application: waits for the end of a file, then writes its result or throws. */
    public static final class Waiting {
        public static void main(String... arguments) throws Exception {
            Path folder = Path.of(arguments[1]);
            Files.writeString(folder.resolve("begun"), String.join(" ", arguments));
            while (Files.exists(folder.resolve("hold"))) {
                Thread.sleep(20);
            }
            if (arguments.length > 2) {
                throw new IllegalStateException(arguments[2]);
            }
            Files.writeString(folder.resolve("result.json"), "mine");
        }
    }

    /** Knows nothing of jobs. */
    public static final class Stock {
        public static void main(String... arguments) {
            System.out.println(List.of(arguments));
            if (arguments.length > 1) {
                throw new IllegalStateException(arguments[1]);
            }
        }
    }

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void runsTheApplicationAndSaysWhoItIs() throws Exception {
        Process run = start(Waiting.class.getName());

        assertThat(exitCode(run)).isEqualTo(0);
        assertThat(folder.resolve("begun")).hasContent("--job-dir " + folder);
        assertThat(folder.resolve("result.json")).hasContent("mine");
        assertThat(folder.resolve("claim/holder"))
                .hasContent("run " + Path.of("").toAbsolutePath().getFileName() + " " + run.pid());
        assertThat(folder.resolve("ended")).exists();
        assertThat(Instant.parse(Files.readString(folder.resolve("heartbeat")))).isBefore(Instant.now());
    }

    @Test
    void theSecondRunEndsAtOnceAndTouchesNothing() throws Exception {
        Files.writeString(folder.resolve("hold"), "");
        Process first = start(Waiting.class.getName());
        await(folder.resolve("begun"));
        String holder = Files.readString(folder.resolve("claim/holder"));

        Process second = start(Waiting.class.getName(), "this one would throw");

        assertThat(exitCode(second)).isEqualTo(ClaimedRun.EXIT_CLAIMED);
        assertThat(first.isAlive()).isTrue();
        assertThat(folder.resolve("ended")).doesNotExist();
        assertThat(folder.resolve("result.json")).doesNotExist();
        assertThat(folder.resolve("claim/holder")).hasContent(holder.strip());
        Files.delete(folder.resolve("hold"));
        assertThat(exitCode(first)).isEqualTo(0);
        assertThat(folder.resolve("result.json")).hasContent("mine");
    }

    @Test
    void obeysTheFileCancel() throws Exception {
        Files.writeString(folder.resolve("hold"), "");
        Process run = start(Waiting.class.getName());
        await(folder.resolve("begun"));

        Files.writeString(folder.resolve("cancel"), "");

        assertThat(exitCode(run)).isEqualTo(143);
        assertThat(folder.resolve("ended")).exists();
        assertThat(folder.resolve("result.json")).doesNotExist();
    }

    @Test
    void findsWordsForAnApplicationThatThrows() throws Exception {
        assertThat(exitCode(start(Waiting.class.getName(), "no such table"))).isEqualTo(1);

        assertThat(Json.read(folder.resolve("result.json")))
                .isEqualTo(Map.of(
                        "status",
                        "FAILED",
                        "badInput",
                        false,
                        "error",
                        Map.of(
                                "code",
                                "technical-failure",
                                "message",
                                "The job failed: no such table (IllegalStateException).")));
    }

    @Test
    void findsWordsForAMissingClass() throws Exception {
        assertThat(exitCode(start("dev.example.Nothing"))).isEqualTo(ClaimedRun.EXIT_MISSING_CLASS);

        assertThat(Json.read(folder.resolve("result.json")).get("error"))
                .isEqualTo(Map.of(
                        "code",
                        "missing-class",
                        "message",
                        "The class dev.example.Nothing of the application is missing or has no main method."));
    }

    @Test
    void anApplicationThatKnowsNothingOfJobsGetsItsOwnArgumentsOnly() throws Exception {
        Process run = stock("optional", "--job-dir=/tmp a");

        assertThat(exitCode(run)).isEqualTo(0);
        assertThat(folder.resolve("log-0")).content().contains("[--job-dir=/tmp a]");
        assertThat(Json.read(folder.resolve("result.json")))
                .isEqualTo(Map.of("status", "SUCCEEDED", "result", Map.of()));
        assertThat(folder.resolve("ended")).exists();
    }

    @Test
    void anApplicationThatNeedsAResultAndWritesNoneHasNone() throws Exception {
        assertThat(exitCode(stock("required", "7"))).isEqualTo(0);

        assertThat(folder.resolve("result.json")).doesNotExist();
    }

    @Test
    void anOptionalResultIsNoneForAnApplicationThatThrows() throws Exception {
        assertThat(exitCode(stock("optional", "7", "no such table"))).isEqualTo(1);

        assertThat(Json.read(folder.resolve("result.json"))).containsEntry("status", "FAILED");
    }

    @Test
    void aFolderThatTheClusterCannotReachIsNamed() throws Exception {
        Path log = folder.resolve("log");
        Path elsewhere = folder.resolve("elsewhere");

        Process run = start(elsewhere, log, Waiting.class.getName());

        assertThat(exitCode(run)).isEqualTo(1);
        assertThat(Files.readString(log))
                .contains("NoSuchFileException: The job folder " + elsewhere + " is not there on ")
                .contains("the cluster has to reach it under the same path as the service");
        assertThat(elsewhere).doesNotExist();
    }

    private Process start(String mainClass, String... more) throws IOException {
        return start(folder, folder.resolve("log-" + processes.size()), mainClass, more);
    }

    private Process stock(String result, String... arguments) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("--job-dir", folder.toString(), "--result", result, Stock.class.getName()));
        words.addAll(List.of(arguments));
        return start(folder.resolve("log-" + processes.size()), words);
    }

    private Process start(Path jobDirectory, Path log, String mainClass, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(mainClass, "--job-dir", jobDirectory.toString()));
        words.addAll(List.of(more));
        return start(log, words);
    }

    private Process start(Path log, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ClaimedRun.class.getName()));
        command.addAll(words);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        processes.add(process);
        return process;
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private static void await(Path file) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!Files.exists(file) && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(file).exists();
    }
}
