package dev.countersign.analytics.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimTest {
    @TempDir
    Path folder;

    @Test
    void isTakenOnceHoweverManyTryAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Boolean>> tries = IntStream.range(0, 16)
                    .<Callable<Boolean>>mapToObj(number -> () -> Claim.take(folder, "driver-" + number))
                    .toList();
            int winner = -1;
            int number = 0;
            for (Future<Boolean> each : threads.invokeAll(tries)) {
                if (each.get()) {
                    assertThat(winner).isEqualTo(-1);
                    winner = number;
                }
                number++;
            }
            assertThat(folder.resolve("claim/holder")).hasContent("driver-" + winner);
        } finally {
            threads.shutdownNow();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("claim"));
        }
    }

    @Test
    void anEmptyClaimIsAClaim() throws IOException {
        Files.createDirectory(folder.resolve("claim"));

        assertThat(Claim.take(folder, "driver-1")).isFalse();
        assertThat(folder.resolve("claim")).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsNotThereIsNoClaimOfAnother() {
        assertThatThrownBy(() -> Claim.take(folder.resolve("nowhere"), "driver-1"))
                .isInstanceOf(IOException.class);
    }
}
