package dev.countersign.job.claimed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path root;

    @Test
    void theClaimIsTakenOnce() throws IOException {
        RunFolder folder = folder();
        assertThat(folder.holder()).isEmpty();

        assertThat(folder.forbid()).isTrue();
        assertThat(folder.forbid()).isFalse();

        assertThat(folder.holder()).contains(new Holder(true, ""));
        try (Stream<Path> files = Files.list(folder.path())) {
            assertThat(files).containsExactly(folder.path().resolve("claim"));
        }
    }

    @Test
    void aTornLineOfWhatWasAskedIsPassedOver() throws IOException {
        Submissions.asks(root, NOW);
        Files.writeString(
                root.resolve("submissions"),
                "2026-03-01T12:0" + NOW.plusSeconds(9) + " accepted driver-2\n",
                StandardOpenOption.APPEND);
        Submissions.accepted(root, NOW.plusSeconds(10), "driver-1");

        Submissions read = Submissions.read(root);

        assertThat(read.first()).contains(NOW);
        assertThat(read.accepted()).containsExactly("driver-1");
    }

    @Test
    void theClaimOfARunStays() throws IOException {
        RunFolder folder = folder();
        Path claim = Files.createDirectories(folder.path().resolve("claim"));
        Files.writeString(claim.resolve("holder"), "run service 4711\n");

        assertThat(folder.forbid()).isFalse();
        assertThat(folder.holder()).contains(new Holder(false, "service"));
    }

    @Test
    void callsWithoutAnAnswerAreCounted() throws IOException {
        Path folder = Files.createDirectories(folder().path());
        Submissions.asks(folder, NOW);
        Submissions.refused(folder, NOW, "no\nconnection");
        Submissions.asks(folder, NOW.plusSeconds(5));
        Submissions.asks(folder, NOW.plusSeconds(10));
        Submissions.accepted(folder, NOW.plusSeconds(11), "driver-2");

        Submissions submissions = Submissions.read(folder);

        assertThat(submissions.first()).contains(NOW);
        assertThat(submissions.last()).contains(NOW.plusSeconds(10));
        assertThat(submissions.accepted()).isEqualTo(List.of("driver-2"));
        assertThat(submissions.unanswered()).isEqualTo(1);
    }

    @Test
    void keysCannotLeadOutOfTheFolder() {
        assertThatThrownBy(() -> new RunFolder(root, "../x", new ObjectMapper()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private RunFolder folder() {
        return new RunFolder(root, "t-1", new ObjectMapper());
    }
}
