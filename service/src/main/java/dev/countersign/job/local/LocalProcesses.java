package dev.countersign.job.local;

import dev.countersign.job.JobStatus;
import dev.countersign.job.JobSubmissionException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts commands at most once per key, each in a session of its own that outlives this process, and finds them again.
 * Everything it knows lies in the job's folder and in the process table, nothing in memory.
 */
public class LocalProcesses {

    private final Path jobs;
    private final Duration cancelGrace;
    private final Clock clock;
    private final ProcessTable processes = new ProcessTable(Path.of("/proc"));

    /**
     * @param jobs holds one folder per key
     * @param cancelGrace how long a cancelled process may take before it is killed
     */
    public LocalProcesses(Path jobs, Duration cancelGrace, Clock clock) {
        this.jobs = jobs.toAbsolutePath();
        this.cancelGrace = cancelGrace;
        this.clock = clock;
    }

    /** The working folder of a key, whether it exists or not. */
    public Path folder(String key) {
        return JobFolder.of(jobs, key).path();
    }

    /** The same for a command that gets these variables beside the service's own. */
    public void start(String key, List<String> command, Map<String, String> environment) {
        start(key, command, Handover.besideOurs(environment));
    }

    /**
     * Starts the command in the key's folder unless the key was started before.
     *
     * @param command its words, which every user of the machine can read
     * @param handover what only it gets
     * @throws JobSubmissionException when it was not started: no space, no permission, no such program
     */
    public void start(String key, List<String> command, Handover handover) {
        JobFolder folder = JobFolder.of(jobs, key);
        Path file = folder.path().resolve("handover-" + UUID.randomUUID());
        try {
            Files.createDirectories(folder.path());
            ProcessBuilder builder = new ProcessBuilder(wrapped(folder, key, command))
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.path().resolve("wrapper.log").toFile()))
                    .redirectErrorStream(true);
            handover.to(builder.environment(), file);
            builder.environment().put(ProcessTable.KEY_VARIABLE, key);
            builder.start();
        } catch (IOException e) {
            handover.withdraw(file);
            throw new JobSubmissionException("The job could not be started in " + folder.path() + ": " + reason(e), e);
        }
    }

    /** Whether this key was ever started, or forbidden by {@link #cancel}. */
    public boolean known(String key) {
        return JobFolder.of(jobs, key).claimed() || !processes.carrying(key).isEmpty();
    }

    /** Process id of the wrapper; empty before it has begun. */
    public Optional<Long> pid(String key) {
        return JobFolder.of(jobs, key).process().map(JobFolder.WrapperProcess::pid);
    }

    /** EXITED, RUNNING or GONE; asks the files first and the process table second. */
    public JobStatus status(String key) {
        JobFolder folder = JobFolder.of(jobs, key);
        Optional<Integer> exit = folder.exitCode();
        if (exit.isPresent()) {
            return JobStatus.exited(exit.get());
        }
        if (wrapperLives(folder, key)) {
            return JobStatus.running("process " + pid(key).map(String::valueOf).orElse("starting"));
        }
        List<Long> others = processes.carrying(key);
        if (!others.isEmpty()) {
            return JobStatus.running("process " + others.get(0));
        }
        // it may have ended between the two looks
        return folder.exitCode()
                .map(JobStatus::exited)
                .orElseGet(() ->
                        JobStatus.gone("no process with key " + key + " is there, and none has written how it ended"));
    }

    /** TERM to the whole process group, KILL when called again after the grace; forbids a start that is yet to come. */
    public void cancel(String key) {
        JobFolder folder = JobFolder.of(jobs, key);
        try {
            if (folder.claim()) {
                return;
            }
            Instant now = clock.instant();
            Optional<Instant> first = folder.cancelledAt();
            if (first.isEmpty()) {
                folder.writeCancelledAt(now);
                signal(key, "TERM");
            } else if (!now.isBefore(first.get().plus(cancelGrace))) {
                signal(key, "KILL");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Job " + key + " could not be cancelled", e);
        }
    }

    /** Deletes the working folder of a key whose process has ended. */
    public void forget(String key) {
        delete(folder(key));
    }

    /** Deletes a folder with all that is in it, without following links; nothing when it is not there. */
    public static void delete(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean wrapperLives(JobFolder folder, String key) {
        return folder.process()
                .filter(process ->
                        process.start() < 0 || processes.start(process.pid()).orElse(-1) == process.start())
                .filter(process -> processes.carries(process.pid(), key))
                .isPresent();
    }

    private void signal(String key, String name) throws IOException {
        long wrapper = pid(key).orElse(-1L);
        // a child that has not reached its own session yet is in the group of the service that starts it: spare that
        String groups = processes.carrying(key).stream()
                .flatMapToLong(pid -> processes.group(pid).stream())
                .filter(group -> group == wrapper || processes.carries(group, key))
                .distinct()
                .mapToObj(group -> "-" + group)
                .collect(Collectors.joining(" "));
        if (groups.isEmpty()) {
            return;
        }
        // the JDK can signal a process, not a group
        Process kill = new ProcessBuilder("sh", "-c", "kill -s " + name + " -- " + groups)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            kill.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> wrapped(JobFolder folder, String key, List<String> command) throws IOException {
        List<String> words = new ArrayList<>(
                List.of("setsid", "/bin/sh", wrapper().toString(), folder.path().toString(), key));
        words.addAll(command);
        return words;
    }

    /** Written anew by each start of a service, by rename: a shell may be reading the earlier one. */
    private Path wrapper() throws IOException {
        Path script = jobs.resolve("job-wrapper.sh");
        try (InputStream resource =
                Objects.requireNonNull(LocalProcesses.class.getResourceAsStream("job-wrapper.sh"))) {
            byte[] text = resource.readAllBytes();
            if (!Files.exists(script) || !Arrays.equals(text, Files.readAllBytes(script))) {
                Path half = Files.createTempFile(jobs, "job-wrapper", ".tmp");
                Files.write(half, text);
                Files.move(half, script, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return script;
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
