package dev.countersign.sensor.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.countersign.connector.CallContext;
import dev.countersign.connector.secret.ModelSecret;
import dev.countersign.connector.secret.Redaction;
import dev.countersign.externaltask.TaskInputs;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each probe against the real thing: files, an HTTP server, the database. */
@QuarkusTest
class ProbesTest {

    @Inject
    FileProbe files;

    @Inject
    PartitionProbe partitions;

    @Inject
    HttpProbe http;

    @Inject
    SqlProbe sql;

    @Inject
    ModelSecret sent;

    private HttpServer server;
    private String authorization = "";
    private int status = 200;
    private String body = "{\"state\":\"ready\",\"rows\":3,\"parts\":[]}";
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        folder = Files.createDirectories(Path.of("target/sensor-root")
                .toAbsolutePath()
                .resolve(UUID.randomUUID().toString()));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void filesByPathPatternAndSize() throws Exception {
        Files.createDirectories(folder.resolve("2026/11"));
        Files.writeString(folder.resolve("2026/11/a.csv"), "12345");
        Files.writeString(folder.resolve("2026/11/b.csv"), "1234567890");

        assertThat(look(files, "path", folder + "/2026/11/a.csv").found())
                .extracting(Finding::size)
                .containsExactly(5L);
        assertThat(look(files, "path", folder + "/2026/*/*.csv").found())
                .extracting(Finding::path)
                .containsExactly(folder + "/2026/11/a.csv", folder + "/2026/11/b.csv");
        assertThat(look(files, "path", folder + "/**.csv", "minSize", "6").found())
                .extracting(Finding::path)
                .containsExactly(folder + "/2026/11/b.csv");
        assertThat(look(files, "path", folder + "/**.csv", "minSize", "11"))
                .isEqualTo(Answer.notYet("The file " + folder + "/2026/11/a.csv has 5 bytes of at least 11."));
        assertThat(look(files, "path", folder + "/2026").found()).isEmpty();
        assertThat(look(files, "path", folder + "/no/where/*.csv").found()).isEmpty();
    }

    @Test
    void partitionsByMarkerAndByData() throws Exception {
        Path partition = folder.resolve("dt=2026-11-22");
        assertThat(look(partitions, "path", partition.toString()).text())
                .isEqualTo("The partition is not there or empty.");
        Files.createDirectories(partition.resolve("_temporary/0"));
        Files.writeString(partition.resolve("_temporary/0/part-0.parquet"), "half");
        assertThat(look(partitions, "path", partition.toString(), "ready", "data")
                        .text())
                .isEqualTo("The partition has no data yet.");
        Files.writeString(partition.resolve("part-0.parquet"), "whole!");
        assertThat(look(partitions, "path", partition.toString()).text())
                .isEqualTo("The partition has no _SUCCESS yet.");
        assertThat(look(partitions, "path", partition.toString(), "ready", "data")
                        .found())
                .extracting(Finding::size)
                .containsExactly(6L);
        Files.writeString(partition.resolve("_SUCCESS"), "");
        assertThat(look(partitions, "path", partition.toString()).found())
                .extracting(Finding::path)
                .containsExactly(partition.toString());
    }

    @Test
    void conditionCannotAskForPiecesOfAnEchoedSecret() throws Exception {
        body = "{\"echo\":\"Bearer s3cret-of-tests\"}";
        assertThat(look(http, "url", url(), "secret", "test-key", "condition", "substring(body.echo, 8, 2) = \"s3\""))
                .isEqualTo(Answer.notYet("The condition is false."));
        assertThat(look(http, "url", url(), "secret", "test-key", "condition", "substring(body.echo, 8, 6)"))
                .isEqualTo(Answer.notYet("The condition is neither true nor false."));
        assertThat(look(
                        http,
                        "url",
                        url(),
                        "secret",
                        "test-key",
                        "pointer",
                        "/echo",
                        "expected",
                        "Bearer s3cret-of-tests"))
                .isEqualTo(Answer.notYet("At /echo is \"Bearer [secret]\"."));
    }

    @Test
    void addressesByStatusAndBody() throws Exception {
        assertThat(look(http, "url", url()).found()).hasSize(1);
        assertThat(look(http, "url", url(), "condition", "body.state = \"ready\" and body.rows > 2")
                        .found())
                .hasSize(1);
        assertThat(look(http, "url", url(), "condition", "body.rows > 3"))
                .isEqualTo(Answer.notYet("The condition is false."));
        assertThat(look(http, "url", url(), "pointer", "/state", "expected", "ready")
                        .found())
                .hasSize(1);
        assertThat(look(http, "url", url(), "pointer", "/parts")).isEqualTo(Answer.notYet("At /parts is []."));
        assertThat(look(http, "url", url(), "status", "204"))
                .isEqualTo(Answer.notYet("The address answers with status 200."));
        status = 404;
        assertThat(look(http, "url", url()).found()).isEmpty();
        status = 302;
        assertThat(look(http, "url", url())).isEqualTo(Answer.notYet("The address answers with status 302."));
        status = 503;
        assertThatThrownBy(() -> look(http, "url", url()))
                .isInstanceOf(ProbeException.class)
                .hasMessage("The address answers with status 503.");
        server.stop(0);
        assertThatThrownBy(() -> look(http, "url", url()))
                .isInstanceOf(ProbeException.class)
                .hasMessageStartingWith("The address gives no answer: ");
    }

    @Test
    void secretsAreSentAndNotShown() throws Exception {
        Answer answer = look(http, "url", url() + "?key=hidden", "secret", "test-key");

        assertThat(authorization).isEqualTo("Bearer s3cret-of-tests");
        assertThat(answer.toString()).doesNotContain("s3cret").doesNotContain("hidden");
    }

    @Test
    void secretsGoOnlyWhereTheirListSaysAndNotInTheClear() {
        assertThatThrownBy(() -> look(http, "url", url(), "secret", "test-unbound"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("countersign.secret.test-unbound.hosts");
        assertThatThrownBy(() -> secret("http://192.0.2.7/"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must not be sent to 192.0.2.7:80 unencrypted");
        assertThat(secret("https://192.0.2.7/")).isEqualTo("s3cret-of-tests");
        assertThat(secret("http://192.0.2.8:8080/")).isEqualTo("s3cret-of-tests");
    }

    private String secret(String url) {
        return sent.value("test-key", URI.create(url), new Redaction());
    }

    @Test
    void secretThatTheAddressRepeatsIsNotShown() throws Exception {
        body = "{\"you\":\"s3cret-of-tests\"}";

        assertThat(look(http, "url", url(), "secret", "test-key", "condition", "body.you"))
                .isEqualTo(Answer.notYet("The condition is neither true nor false."));
    }

    @Test
    void answersThatAreTooLargeAreNotTaken() {
        body = "x".repeat(1024 * 1024 + 1);

        assertThatThrownBy(() -> look(http, "url", url()))
                .isInstanceOf(ProbeException.class)
                .hasMessage("The answer has more than 1048576 bytes.");
    }

    @Test
    void conditionsAreNestedOnlySoDeep() throws Exception {
        assertThat(look(http, "url", url(), "condition", "(".repeat(15) + "true" + ")".repeat(15))
                        .found())
                .hasSize(1);
        assertThatThrownBy(() -> look(http, "url", url(), "condition", "(".repeat(500) + "true" + ")".repeat(500)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("condition is nested too deeply");
    }

    @Test
    void textOfAQueryIsNoYesUnlessItSaysTrue() throws Exception {
        assertThat(look(sql, "query", "test-text", "param.said", "false"))
                .isEqualTo(Answer.notYet("The query gives false."));
        assertThat(look(sql, "query", "test-text", "param.said", "no").found()).isEmpty();
        assertThat(look(sql, "query", "test-text", "param.said", "true").found())
                .hasSize(1);
        assertThat(look(sql, "query", "test-text", "param.said", "T").found()).hasSize(1);
    }

    @Test
    void foreignHostsAreNotCalled() {
        assertThatThrownBy(() -> look(http, "url", url().replace("127.0.0.1", "localhost")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("countersign.connector.hosts.allowed");
    }

    @Test
    void queriesWithParameters() throws Exception {
        assertThat(look(sql, "query", "test-marker", "param.wanted", "there").found())
                .hasSize(1);
        assertThat(look(sql, "query", "test-marker", "param.wanted", "it's not"))
                .isEqualTo(Answer.notYet("The query gives 0."));
        assertThatThrownBy(() -> look(sql, "query", "test-slow"))
                .isInstanceOf(ProbeException.class)
                .hasMessageContaining("statement timeout");
        assertThatThrownBy(() -> look(sql, "query", "test-writes"))
                .isInstanceOf(ProbeException.class)
                .hasMessageContaining("read-only transaction");
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/state";
    }

    private static Answer look(Probe probe, String... inputs) throws InterruptedException {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < inputs.length; i += 2) {
            values.put(inputs[i], inputs[i + 1]);
        }
        TaskInputs given = TaskInputs.of(values);
        probe.check(given);
        return probe.look(given, new CallContext("test", Duration.ofMinutes(5), new Redaction()));
    }
}
