package dev.countersign.job.claimed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The job folder that service and run share. The run writes {@code claim/holder}, {@code heartbeat}, {@code ended} and
 * its results; the service writes {@code submission.json}, {@code submissions}, {@code cancel} and {@code verdict.json}.
 */
class RunFolder {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Path path;
    private final KeyClaim claim;
    private final ObjectMapper json;

    /** @throws IllegalArgumentException when the key could lead out of the folder of all jobs */
    RunFolder(Path root, String key, ObjectMapper json) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not a job key: " + key);
        }
        this.path = root.resolve(key);
        this.claim = new KeyClaim(path);
        this.json = json;
    }

    Path path() {
        return path;
    }

    Submissions submissions() throws IOException {
        return Submissions.read(path);
    }

    /** Empty before anybody has the claim. */
    Optional<Holder> holder() throws IOException {
        return claim.holder();
    }

    /** Takes the claim so that no run begins any more; false when somebody else has it. */
    boolean forbid() throws IOException {
        return claim.forbid();
    }

    /** Time since the run last said that it lives; empty when it never did. */
    Optional<Duration> silence(Instant now) throws IOException {
        try {
            Instant beat = Files.getLastModifiedTime(path.resolve("heartbeat")).toInstant();
            return Optional.of(Duration.between(beat, now));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** Whether the run has begun to end in order. */
    boolean ended() {
        return Files.exists(path.resolve("ended"));
    }

    boolean cancelled() {
        return claim.cancelled();
    }

    /** Tells the run itself to end. */
    void cancel(Instant now) throws IOException {
        claim.cancel(now);
    }

    /** The application's {@code result.json}; null when there is none, or a broken one. */
    @Nullable
    JsonNode result() throws IOException {
        Path file = path.resolve("result.json");
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return json.readTree(file.toFile());
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            return null;
        }
    }

    /** Why the run failed, where the service knows it and the run could not say so; the first one stays. */
    void verdict(String code, String message) throws IOException {
        if (!Files.exists(path.resolve("verdict.json"))) {
            write(
                    "verdict.json",
                    json.writeValueAsString(Map.of(
                            "status", "FAILED", "badInput", false, "error", Map.of("code", code, "message", message))));
        }
    }

    Optional<String> text(String name) throws IOException {
        try {
            String text = Files.readString(path.resolve(name)).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** Whole or not at all. */
    void write(String name, String text) throws IOException {
        Path half = path.resolve(name + ".tmp");
        Files.writeString(half, text);
        Files.move(half, path.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
