package dev.countersign.job.claimed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file {@code submissions} of a job folder: one line before each call that asks the cluster for a driver, and one
 * after it, so that a call whose answer was lost is known as such.
 *
 * @param accepted ids of drivers, in their order
 * @param unanswered calls of which nobody knows whether they made a driver
 */
record Submissions(Optional<Instant> first, Optional<Instant> last, List<String> accepted, int unanswered) {

    private static final String FILE = "submissions";

    static Submissions read(Path folder) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(folder.resolve(FILE));
        } catch (NoSuchFileException none) {
            return new Submissions(Optional.empty(), Optional.empty(), List.of(), 0);
        }
        Instant first = null;
        Instant last = null;
        int asked = 0;
        int answered = 0;
        List<String> accepted = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(" ", 3);
            Optional<Instant> time = time(words[0]);
            if (words.length < 2 || time.isEmpty()) {
                continue; // torn by a crash, or by a full disk
            }
            switch (words[1]) {
                case "ask" -> {
                    last = time.get();
                    first = first == null ? last : first;
                    asked++;
                }
                case "accepted" -> {
                    if (words.length == 3) {
                        accepted.add(words[2]);
                    }
                    answered++;
                }
                default -> answered++;
            }
        }
        return new Submissions(
                Optional.ofNullable(first), Optional.ofNullable(last), List.copyOf(accepted), asked - answered);
    }

    private static Optional<Instant> time(String word) {
        try {
            return Optional.of(Instant.parse(word));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static void asks(Path folder, Instant now) throws IOException {
        append(folder, now + " ask");
    }

    static void accepted(Path folder, Instant now, String driver) throws IOException {
        append(folder, now + " accepted " + driver);
    }

    static void refused(Path folder, Instant now, String reason) throws IOException {
        append(folder, now + " refused " + reason.replaceAll("\\R", " "));
    }

    private static void append(Path folder, String line) throws IOException {
        Files.writeString(folder.resolve(FILE), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
