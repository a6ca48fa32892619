package dev.countersign.job.local;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The working folder of one attempt and the files by which the wrapper script tells its story. */
record JobFolder(Path path) {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** @throws IllegalArgumentException when the key could lead out of the folder of all jobs */
    static JobFolder of(Path jobs, String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not a job key: " + key);
        }
        return new JobFolder(jobs.toAbsolutePath().resolve(key));
    }

    Path stdout() {
        return path.resolve("stdout.log");
    }

    Path stderr() {
        return path.resolve("stderr.log");
    }

    /** Whether somebody has started this key, or forbidden its start. */
    boolean claimed() {
        return Files.isDirectory(path.resolve("claim"));
    }

    /** Takes the one start of this key; false when it was taken before. */
    boolean claim() throws IOException {
        Files.createDirectories(path);
        try {
            Files.createDirectory(path.resolve("claim"));
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    /** How the command ended; empty as long as that has not been written. */
    Optional<Integer> exitCode() {
        return text("exit").map(Integer::valueOf);
    }

    /** The wrapper's process: id and start in clock ticks since boot. */
    Optional<WrapperProcess> process() {
        return text("pid").map(WrapperProcess::parse);
    }

    /** When the run was first asked to end; empty when it was not. */
    Optional<Instant> cancelledAt() {
        try {
            return text("cancel").map(Instant::parse);
        } catch (DateTimeParseException torn) {
            return Optional.of(Instant.EPOCH);
        }
    }

    void writeCancelledAt(Instant at) throws IOException {
        Path half = path.resolve("cancel.tmp");
        Files.writeString(half, at.toString());
        Files.move(half, path.resolve("cancel"), StandardCopyOption.ATOMIC_MOVE);
    }

    private Optional<String> text(String name) {
        try {
            String text = Files.readString(path.resolve(name)).trim();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /** A process id and the start that tells it from later users of the same id; -1 where that is not known. */
    record WrapperProcess(long pid, long start) {
        static WrapperProcess parse(String text) {
            String[] parts = text.split(" ");
            return new WrapperProcess(Long.parseLong(parts[0]), parts.length > 1 ? Long.parseLong(parts[1]) : -1);
        }
    }
}
