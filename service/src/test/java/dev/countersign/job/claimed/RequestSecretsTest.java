package dev.countersign.job.claimed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.secret.JobSecrets;
import dev.countersign.connector.secret.SecretConfig;
import dev.countersign.job.JobLogs.Stream;
import dev.countersign.job.JobSubmissionException;
import dev.countersign.job.LogPart;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestSecretsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REQUEST = """
            {"appArgs":["{{secret:s3}}"],"conf":{"spark.a":"{{secret:s3}}","spark.b":"plain","spark.n":7}}""";

    @TempDir
    Path root;

    @Test
    void onlyPropertiesHaveTheirSecrets() throws IOException {
        assertThat(JSON.readTree(secrets(Map.of("s3", "quo\"ted-value")).filled(REQUEST)))
                .isEqualTo(JSON.readTree("""
                        {"appArgs":["{{secret:s3}}"],"conf":{"spark.a":"quo\\"ted-value","spark.b":"plain","spark.n":7}}"""));
    }

    @Test
    void whatIsSentHasTheSecretAndWhatIsWrittenDownDoesNot() throws IOException {
        Server server = new Server();

        runs(server, Map.of("s3", "of-the-store")).ask("t-1", REQUEST, "1g");

        assertThat(server.requests).singleElement().asString().contains("\"spark.a\":\"of-the-store\"");
        assertThat(root.resolve("t-1/submission.json")).hasContent(REQUEST);
        assertThat(root.resolve("t-1/submissions"))
                .content()
                .contains("refused no key [secret] here")
                .doesNotContain("of-the-store");
    }

    @Test
    void withoutItsSecretNothingIsAskedFor() {
        Server server = new Server();
        ClaimedRuns runs = runs(server, Map.of("s3.file", "/nowhere/s3"));

        assertThatThrownBy(() -> runs.ask("t-1", REQUEST, "1g"))
                .isInstanceOf(JobSubmissionException.class)
                .hasMessage("The secret 's3' should be in the file /nowhere/s3, which cannot be read.");

        assertThat(server.requests).isEmpty();
        assertThat(Files.exists(root.resolve("t-1/submissions"))).isFalse();
    }

    private ClaimedRuns runs(DriverServer server, Map<String, String> values) {
        return new ClaimedRuns(
                root, server, Duration.ofMinutes(1), Duration.ofMinutes(1), secrets(values), JSON, Clock.systemUTC());
    }

    static RequestSecrets secrets(Map<String, String> values) {
        var builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SecretConfig.class)
                .withDefaultValue("countersign.secret.s3.jobs", "true");
        values.forEach((name, value) -> builder.withDefaultValue("countersign.secret." + name, value));
        return new RequestSecrets(new JobSecrets(builder.build().getConfigMapping(SecretConfig.class)), "conf", JSON);
    }

    /** Keeps what it is sent, and turns it away for now with words that repeat it. */
    private static class Server implements DriverServer {

        private final List<String> requests = new ArrayList<>();

        @Override
        public String create(String key, String request) {
            requests.add(request);
            throw new ServerAwayException("no key of-the-store here", true, null);
        }

        @Override
        public String name() {
            return "the server";
        }

        @Override
        public boolean names(String holder) {
            return false;
        }

        @Override
        public Optional<Listing> listing() {
            return Optional.empty();
        }

        @Override
        public Driver driver(Listing listing, String id) {
            return Driver.notAsked(id);
        }

        @Override
        public void kill(String id) {}

        @Override
        public LogPart log(Driver driver, Stream stream, long offset, int length) {
            return LogPart.none(offset);
        }
    }
}
