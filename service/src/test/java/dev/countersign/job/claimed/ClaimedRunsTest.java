package dev.countersign.job.claimed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.job.JobLogs.Stream;
import dev.countersign.job.JobStatus;
import dev.countersign.job.LogPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimedRunsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    @Test
    void nobodyWaitsForALogToLearnHowARunIs() throws IOException {
        ServerWithSlowLogs server = new ServerWithSlowLogs();
        RequestSecrets secrets = RequestSecretsTest.secrets(Map.of());
        ClaimedRuns runs = new ClaimedRuns(
                root,
                server,
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                secrets,
                new ObjectMapper(),
                Clock.systemUTC());
        runs.ask("t-1", "{}", "1g");
        Path claim = Files.createDirectories(root.resolve("t-1/claim"));
        Files.writeString(claim.resolve("holder"), "run driver-1 4711\n");

        JobStatus status = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> runs.status("t-1"));

        assertThat(status).isEqualTo(JobStatus.exited(0));
        assertThat(root.resolve("t-1/stdout.log")).doesNotExist();
        server.open.countDown();
        runs.keepLog("t-1");
        assertThat(root.resolve("t-1/stdout.log")).hasContent("all is well");
        runs.keepLog("never-1");
        assertThat(root.resolve("never-1")).doesNotExist();
    }

    /** Its one driver has ended well; its worker takes its time to give a log. */
    private static class ServerWithSlowLogs implements DriverServer {

        private final CountDownLatch open = new CountDownLatch(1);

        @Override
        public String name() {
            return "the server";
        }

        @Override
        public boolean names(String holder) {
            return true;
        }

        @Override
        public String create(String key, String request) {
            return "driver-1";
        }

        @Override
        public Optional<Listing> listing() {
            return Optional.of(new Listing() {
                @Override
                public Optional<String> find(String key) {
                    return Optional.empty();
                }

                @Override
                public Optional<Duration> starving(String key) {
                    return Optional.empty();
                }

                @Override
                public String room() {
                    return "";
                }
            });
        }

        @Override
        public Driver driver(Listing listing, String id) {
            return new Driver(id, DriverState.FINISHED, "worker-1", "");
        }

        @Override
        public void kill(String id) {
            throw new AssertionError("nobody wants to end it");
        }

        @Override
        public LogPart log(Driver driver, Stream stream, long offset, int length) {
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return LogPart.of("all is well".getBytes(StandardCharsets.UTF_8), offset, length);
        }
    }
}
