package dev.countersign.job.claimed;

import dev.countersign.job.JobLogs.Stream;
import dev.countersign.job.LogPart;
import dev.countersign.job.OversizedFileException;
import dev.countersign.job.local.LocalJobLogs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The end of a log in the job folder, {@code stderr.log}, and beside it in {@code stderr.base} how many bytes came before:
 * so a reader goes on where it was. Without the latter it is the whole log.
 */
class KeptLog {

    private static final int LONGEST_NUMBER = 20;

    private final Path folder;
    private final Stream stream;
    private final String name;

    KeptLog(Path folder, Stream stream) {
        this.folder = folder;
        this.stream = stream;
        this.name = stream.name().toLowerCase(Locale.ROOT);
    }

    boolean there() {
        return Files.exists(folder.resolve(name + ".log"));
    }

    String tail(int lines) {
        return new LocalJobLogs(folder).tail(stream, lines);
    }

    /** Begins where the kept end does when it is asked for what came before. */
    LogPart part(long offset, int length) {
        long base = base();
        LogPart part = new LocalJobLogs(folder).part(stream, offset < 0 ? offset : Math.max(0, offset - base), length);
        return new LogPart(part.bytes(), part.from() + base, part.size() + base);
    }

    void write(LogPart end) throws IOException {
        Path half = folder.resolve(name + ".tmp");
        // the base first: a log that is there has its own
        Files.writeString(folder.resolve(name + ".base"), Long.toString(end.from()));
        Files.write(half, end.bytes());
        Files.move(half, folder.resolve(name + ".log"));
    }

    private long base() {
        try {
            return new LocalJobLogs(folder)
                    .file(name + ".base", LONGEST_NUMBER)
                    .map(bytes -> Math.max(0, Long.parseLong(new String(bytes, StandardCharsets.US_ASCII).strip())))
                    .orElse(0L);
        } catch (OversizedFileException | NumberFormatException notOurs) {
            return 0; // the run may write what it likes into its folder
        }
    }
}
