package dev.countersign.sensor.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.Peer;
import dev.countersign.connector.secret.Redaction;
import dev.countersign.externaltask.TaskInputs;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sensors that look at the connections of connectors: a real database and a real server. */
@QuarkusTest
class ConnectedProbesTest {

    @Inject
    SqlProbe sql;

    @Inject
    HttpProbe http;

    @ConfigProperty(name = "test.peer.port")
    int port;

    private Peer peer;

    @BeforeEach
    void start() throws IOException {
        peer = new Peer(port);
    }

    @AfterEach
    void stop() {
        peer.close();
    }

    @Test
    void aQueryOfTheModelOnAConnection() throws Exception {
        String select = "select count(*) from generate_series(1, :rows::int)";

        assertThat(look(sql, "connection", "warehouse", "sql", select, "param.rows", "0"))
                .isEqualTo(Answer.notYet("The query gives 0."));
        Answer answer = look(sql, "connection", "warehouse", "sql", select, "param.rows", "3");

        assertThat(answer.found()).extracting(Finding::path).containsExactly("warehouse");
        assertThat(answer.given()).isEqualTo(Map.of("value", 3L));
        assertThat(look(sql, "connection", "warehouse", "sql", "select 'a' as name, 1")
                        .given())
                .isEqualTo(Map.of("value", "a"));
        assertThatThrownBy(() -> look(sql, "connection", "warehouse", "sql", "delete from sensor returning id"))
                .isInstanceOf(ProbeException.class)
                .hasMessageContaining("read-only transaction");
    }

    @Test
    void aHugeValueIsNotReadWhole() {
        assertThatThrownBy(() -> look(sql, "connection", "warehouse", "sql", "select repeat('x', 50000000) as text, 1"))
                .isInstanceOf(ProbeException.class);
    }

    @Test
    void aQueryOfTheModelIsComplete() {
        assertThatThrownBy(() -> look(sql, "connection", "warehouse", "sql", "select :day::date"))
                .hasMessage("The input parameter 'param.day' is missing.");
        assertThatThrownBy(() -> look(sql, "connection", "warehouse"))
                .hasMessage("The input parameter 'sql' is missing.");
        assertThatThrownBy(() -> look(sql, "connection", "warehouse", "sql", "select 1", "query", "test-marker"))
                .hasMessage("Give one of 'connection' and 'query'.");
        assertThatThrownBy(() -> look(sql, "connection", "peer", "sql", "select 1"))
                .hasMessageContaining("this connector needs sql");
        assertThatThrownBy(() -> look(sql, "connection", "nowhere", "sql", "select 1"))
                .hasMessageContaining("There is no connection 'nowhere'");
    }

    @Test
    void anAddressWithTheSecretOfItsConnection() throws Exception {
        peer.next(200, "application/json", "{\"state\": \"running\"}");
        assertThat(look(http, "connection", "peer", "path", "jobs/7", "condition", "body.state = \"done\"")
                        .found())
                .isEmpty();
        peer.next(200, "application/json", "{\"state\": \"done\", \"rows\": 7}");
        Answer answer = look(http, "connection", "peer", "path", "jobs/7", "condition", "body.state = \"done\"");

        assertThat(answer.given()).isEqualTo(Map.of("body", Map.of("state", "done", "rows", 7)));
        assertThat(answer.found()).extracting(Finding::path).containsExactly("peer:jobs/7");
        assertThat(peer.requests()).extracting(Peer.Request::uri).containsOnly("/v1/jobs/7");
        assertThat(peer.requests().get(0).headers().get("Authorization")).startsWith("Basic ");
    }

    @Test
    void onlySmallBodiesAreGivenAndNoSecrets() throws Exception {
        peer.next(200, "text/plain", "x".repeat(9_000));
        assertThat(look(http, "connection", "peer").given()).isEmpty();
        peer.next(exchange -> Peer.respond(
                exchange, 200, "text/plain", exchange.getRequestHeaders().getFirst("Authorization")));
        assertThat(look(http, "connection", "peer").given())
                .isEqualTo(Map.of("body", "Basic [secret]=")); // its padding
        assertThatThrownBy(() -> look(http, "connection", "peer", "path", "../x"))
                .hasMessageContaining("'path'");
        assertThatThrownBy(() -> look(http, "connection", "peer", "url", "http://127.0.0.1/"))
                .hasMessage("Give one of 'connection' and 'url'.");
        assertThatThrownBy(() -> look(http, "connection", "peer", "secret", "api"))
                .hasMessageContaining("leave out 'secret'");
    }

    @Test
    void severalFindingsAreGivenByTheirPaths() {
        Finding one = new Finding("/data/a.csv", 1, null, "1");
        Finding two = new Finding("/data/b.csv", 1, null, "1");

        assertThat(new Answer("Found.", List.of(one, two)).given())
                .isEqualTo(Map.of("paths", List.of("/data/a.csv", "/data/b.csv")));
        assertThat(new Answer("Found.", List.of(one)).given()).isEmpty();
    }

    private static Answer look(Probe probe, String... inputs) throws InterruptedException {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < inputs.length; i += 2) {
            values.put(inputs[i], inputs[i + 1]);
        }
        TaskInputs given = TaskInputs.of(values);
        probe.check(given);
        assertThat(probe.peer(given)).isEqualTo("connection " + values.get("connection"));
        return probe.look(given, new CallContext("test", Duration.ofSeconds(20), new Redaction()));
    }
}
