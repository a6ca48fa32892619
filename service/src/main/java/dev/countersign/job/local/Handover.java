package dev.countersign.job.local;

import dev.countersign.job.JobSubmissionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a process gets beside its command line, which every user of the machine can read. An environment can be read by the
 * process' own user only.
 *
 * @param ours whether it gets the service's own variables too
 * @param variables further ones, or all
 * @param text what it reads from {@link #TEXT}; in no folder when it begins
 */
public record Handover(boolean ours, Map<String, String> variables, Optional<String> text) {

    /** Where the process finds the text, once: the wrapper has opened the file and removed its name. */
    public static final String TEXT = "/proc/self/fd/3";

    /** Tells the wrapper which file it is. */
    static final String FILE_VARIABLE = "COUNTERSIGN_JOB_HANDOVER";

    /** The service's own variables and these. */
    public static Handover besideOurs(Map<String, String> variables) {
        return new Handover(true, variables, Optional.empty());
    }

    /** These variables and nothing of the service's own. */
    public static Handover nothingBut(Map<String, String> variables) {
        return new Handover(false, variables, Optional.empty());
    }

    /** The same with a text. */
    public Handover with(Optional<String> further) {
        return new Handover(ours, variables, further);
    }

    /** Puts it into the environment of a process that is to be started, and the text into a file for its user only. */
    void to(Map<String, String> environment, Path file) throws IOException {
        if (!ours) {
            environment.clear();
        }
        environment.remove(FILE_VARIABLE);
        variables.forEach((name, value) -> put(environment, name, value));
        if (text.isPresent()) {
            try (WritableByteChannel channel = Files.newByteChannel(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                ByteBuffer bytes = ByteBuffer.wrap(text.get().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            environment.put(FILE_VARIABLE, file.toString());
        }
    }

    /** Takes the file away again when the process could not be started. */
    void withdraw(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // the folder is deleted in the end
        }
    }

    /** The JDK's own words about a variable that cannot be would show its value. */
    private static void put(Map<String, String> environment, String name, String value) {
        if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
            throw new JobSubmissionException(
                    "The environment variable '" + name.replace('\0', '?')
                            + "' cannot be handed over: its name or its value holds a character that none can hold.",
                    null);
        }
        environment.put(name, value);
    }
}
