package dev.countersign.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.connector.Peer;
import dev.countersign.connector.host.HostConfig;
import dev.countersign.connector.host.HostRules;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests of functions and sensors by the real client to a real server, and attempts to have them sent elsewhere. */
class ModelHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private String resolvesTo = "127.0.0.1";

    private final NameLookup names = new NameLookup() {
        @Override
        InetAddress[] resolve(String host) throws UnknownHostException {
            return new InetAddress[] {InetAddress.getByName(resolvesTo)};
        }
    };
    private final ModelHttp http = new ModelHttp(
            new HostRules(new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(HostConfig.class)
                    .withDefaultValue("countersign.connector.hosts.internal", "127.0.0.1")
                    .build()
                    .getConfigMapping(HostConfig.class)),
            names);
    private Peer peer;

    @BeforeEach
    void start() throws IOException {
        peer = new Peer(0);
    }

    @AfterEach
    void stop() {
        http.stop();
        peer.close();
    }

    @Test
    void isSentAsItIsWritten() throws Exception {
        peer.next(201, "text/plain", "räksmörgås");

        ModelHttp.Answer answer = http.send(
                        new ModelHttp.Request(
                                "POST",
                                URI.create("http://example.test:" + peer.port() + "/a%2Fb/../c?q=%3F&&x=1"),
                                Map.of("content-type", "application/json", "X-Trace", "7"),
                                "{\"ä\": 1}"),
                        PATIENCE,
                        1_000)
                .get();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers()).containsEntry("CONTENT-TYPE", "text/plain");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("räksmörgås");
        Peer.Request request = peer.requests().get(0);
        assertThat(request.uri()).isEqualTo("/a%2Fb/../c?q=%3F&&x=1");
        assertThat(request.body()).isEqualTo("{\"ä\": 1}");
        assertThat(request.headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("X-Trace", "7")
                .containsEntry("Host", "example.test:" + peer.port());
    }

    @Test
    void aNameThatMeansSomethingElseALittleLaterLeadsNowhere() {
        resolvesTo = "127.0.0.2"; // internal, and not allowed: a first look said 127.0.0.1

        assertThatThrownBy(() -> get("http://rebind.test:" + peer.port() + "/"))
                .hasStackTraceContaining("internal address 127.0.0.2");

        assertThat(peer.requests()).isEmpty();
    }

    @Test
    void theMetadataServiceOfACloudIsOutOfReach() {
        for (String address :
                new String[] {"169.254.169.254", "fd00:ec2::254", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe"}) {
            resolvesTo = address;
            assertThatThrownBy(() -> get("http://metadata.test/latest/meta-data/"))
                    .as(address)
                    .hasStackTraceContaining("has the internal address");
        }
        resolvesTo = "::1";
        assertThatThrownBy(() -> get("http://[::1]:" + peer.port() + "/"))
                .hasStackTraceContaining("has the internal address");
        assertThat(peer.requests()).isEmpty();
    }

    @Test
    void noRedirectIsFollowed() throws Exception {
        peer.next(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://example.test:" + peer.port() + "/secret");
            Peer.respond(exchange, 302, "text/plain", "");
        });

        assertThat(get("http://example.test:" + peer.port() + "/").status()).isEqualTo(302);
        assertThat(peer.requests()).hasSize(1);
    }

    @Test
    void anAnswerThatIsTooLongIsNotReadToItsEnd() throws Exception {
        peer.next(200, "text/plain", "x".repeat(1_000));
        assertThat(get("http://example.test:" + peer.port() + "/").body()).hasSize(1_000);
        peer.next(200, "text/plain", "x".repeat(1_001));

        assertThatThrownBy(() -> get("http://example.test:" + peer.port() + "/"))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(OversizedAnswerException.class)
                .hasMessageContaining("The answer has more than 1000 bytes.");
    }

    @Test
    void aHeadWithoutEndIsNotReadToItsEnd() {
        peer.next(exchange -> {
            exchange.getResponseHeaders().set("X-Long", "x".repeat(100_000));
            Peer.respond(exchange, 200, "text/plain", "");
        });
        assertThatThrownBy(() -> get("http://example.test:" + peer.port() + "/"))
                .isInstanceOf(ExecutionException.class);
        peer.next(exchange -> {
            for (int i = 0; i < 300; i++) {
                exchange.getResponseHeaders().set("X-" + i, "x");
            }
            Peer.respond(exchange, 200, "text/plain", "");
        });
        assertThatThrownBy(() -> get("http://example.test:" + peer.port() + "/"))
                .isInstanceOf(ExecutionException.class);
    }

    @Test
    void whoeverSaysNothingIsLeftAfterTheTime() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> http.send(
                                    request("http://example.test:" + silent.getLocalPort() + "/", Map.of()),
                                    Duration.ofMillis(300),
                                    1_000)
                            .get())
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void headersCannotBreakOut() {
        assertThatThrownBy(() -> request("http://example.test/", Map.of("X-A", "1\r\nX-B: 2")))
                .hasMessage("The header 'X-A' must be one line without control characters.");
        for (String name : new String[] {"Host", "Content-Length", "Transfer-Encoding", "X A", "X:A", ""}) {
            assertThatThrownBy(() -> request("http://example.test/", Map.of(name, "1")))
                    .as(name)
                    .hasMessageStartingWith("The header '" + name + "' cannot be set");
        }
    }

    private ModelHttp.Answer get(String url) throws Exception {
        return http.send(request(url, Map.of()), PATIENCE, 1_000).get();
    }

    private static ModelHttp.Request request(String url, Map<String, String> headers) {
        return new ModelHttp.Request("GET", URI.create(url), headers, null);
    }
}
