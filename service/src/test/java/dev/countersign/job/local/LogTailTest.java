package dev.countersign.job.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    Path folder;

    @Test
    void lastLinesInOrder() throws IOException {
        assertThat(tail("one\ntwo\nthree\n", 2, 1000)).isEqualTo("two\nthree\n");
    }

    @Test
    void unfinishedLastLineCounts() throws IOException {
        assertThat(tail("one\ntwo\nthr", 2, 1000)).isEqualTo("two\nthr");
    }

    @Test
    void wholeLogWhenItIsShorter() throws IOException {
        assertThat(tail("one\ntwo\n", 10, 1000)).isEqualTo("one\ntwo\n");
    }

    @Test
    void emptyLinesAreLines() throws IOException {
        assertThat(tail("one\n\n\n", 2, 1000)).isEqualTo("\n\n");
    }

    @Test
    void neverMoreThanTheLimitAndNoHalfLine() throws IOException {
        assertThat(tail("one\ntwo\nthree\n", 3, 12)).isEqualTo("two\nthree\n");
    }

    @Test
    void singleHugeLineIsCut() throws IOException {
        assertThat(tail("0123456789", 1, 4)).isEqualTo("6789");
    }

    @Test
    void missingFileIsEmpty() {
        assertThat(new LogTail(10).read(folder.resolve("none"), 5)).isEmpty();
    }

    private String tail(String text, int lines, int maxBytes) throws IOException {
        Path log = Files.writeString(folder.resolve("log"), text);
        return new LogTail(maxBytes).read(log, lines);
    }
}
