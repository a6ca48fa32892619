package dev.countersign.connector;

import static dev.countersign.connector.Models.inputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ParseException;

/** Webhooks and configured Camel endpoints, with a real HTTP server on the other side. */
@QuarkusTest
class SlackAndEndpointFlowTest {

    private static final String NASTY = "a?httpMethod=DELETE&x=${sys.user.home} {{env:HOME}} {{secret:password}}";

    @Inject
    ConnectorProcess process;

    @ConfigProperty(name = "test.peer.port")
    int port;

    private Peer peer;

    @BeforeEach
    void startPeer() throws IOException {
        peer = new Peer(port);
    }

    @AfterEach
    void clear() {
        peer.close();
        process.clear();
    }

    @Test
    void aMessageIsPosted() {
        peer.next(200, "text/plain", "ok");
        String instance = process.start(
                inputs("connector", "slack", "connection", "chat", "text", "${text}", "blocks", "${blocks}"),
                Map.of("text", NASTY, "blocks", List.of(Map.of("type", "divider"))));

        process.runTo(instance, "done");

        assertThat(peer.requests().get(0).uri()).isEqualTo(ConnectorPeers.WEBHOOK);
        assertThat(peer.requests().get(0).body())
                .isEqualTo("{\"text\":\"" + NASTY + "\",\"blocks\":[{\"type\":\"divider\"}]}");
    }

    @Test
    void theAddressOfTheWebhookStaysSecret() {
        peer.next(404, "text/plain", "no_service at " + ConnectorPeers.WEBHOOK);
        String instance = process.start(inputs("connector", "slack", "connection", "chat", "text", "x"), Map.of());

        assertThat(process.runToIncident(instance))
                .isEqualTo("The chat of 'chat' answered with the status 404: no_service at [secret]");
        assertThat(process.everythingKept("web-hook-Jf5-secret")).isEmpty();

        process.retry(instance);
        process.runTo(instance, "done");
    }

    @Test
    void aConfiguredEndpointGetsTheMessageAsItIs() {
        peer.next(200, "application/json", "{\"stored\": true}");
        String instance = process.start(
                inputs("connector", "endpoint", "endpoint", "archive", "body", "${text}", "header.X-A", "${text}"),
                Map.of("text", NASTY));

        process.runTo(instance, "done");

        Peer.Request request = peer.requests().get(0);
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.uri()).isEqualTo("/archive");
        assertThat(request.body()).isEqualTo(NASTY);
        assertThat(request.headers())
                .containsEntry("X-A", NASTY)
                .containsEntry("Authorization", "Basic YW5uYTpwYXNzLXdvcmQtS2QyLytzZWNyZXQ=");
        assertThat(process.outcome(instance)).isEqualTo(Map.of("body", Map.of("stored", true)));
    }

    @Test
    void theEndpointFailsWithItsReason() {
        peer.next(500, "text/plain", "down");
        String instance = process.start(inputs("connector", "endpoint", "endpoint", "archive", "body", "x"), Map.of());

        assertThat(process.runToIncident(instance)).contains("500");
        assertThat(process.everythingKept(ConnectorPeers.PASSWORD)).isEmpty();
    }

    @Test
    void aModelNeitherWritesNorChangesAnEndpoint() {
        assertThatThrownBy(() -> process.start(
                        inputs("connector", "endpoint", "endpoint", "file:/tmp?fileName=x", "body", "x"), Map.of()))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining(
                        "There is no endpoint 'file:/tmp?fileName=x'; configured are [archive, letters, orders]");

        String computed = process.start(
                inputs("connector", "endpoint", "endpoint", "${where}", "body", "x"),
                Map.of("where", "http://127.0.0.1:" + port + "/"));
        assertThat(process.runToIncident(computed)).contains("There is no endpoint 'http://");
        for (String header : List.of("header.CamelHttpUri", "header.camelHttpPath", "header.CamelFileName")) {
            assertThatThrownBy(() -> process.start(
                            inputs("connector", "endpoint", "endpoint", "archive", "body", "x", header, "/other"),
                            Map.of()))
                    .isInstanceOf(ParseException.class)
                    .hasMessageContaining("cannot be set: it is an order to Camel");
        }
        assertThat(peer.requests()).isEmpty();
    }

    @Test
    void aHeaderThatReconfiguresAnEndpointIsRefused() {
        for (String header : List.of("mail.smtp.proxy.host", "kafka.OVERRIDE_TOPIC", "Authorization")) {
            assertThatThrownBy(() -> process.start(
                            inputs(
                                    "connector",
                                    "endpoint",
                                    "endpoint",
                                    "archive",
                                    "body",
                                    "x",
                                    "header." + header,
                                    "x"),
                            Map.of()))
                    .isInstanceOf(ParseException.class)
                    .hasMessageContaining(
                            "The header '" + header
                                    + "' cannot be set: the endpoint 'archive' takes [X-A] (countersign.connector.endpoint-headers.archive).");
        }
        String computed = process.start(
                inputs("connector", "endpoint", "endpoint", "archive", "body", "x", "headers", "${headers}"),
                Map.of("headers", Map.of("kafka.OVERRIDE_TOPIC", "orders")));
        assertThat(process.runToIncident(computed)).startsWith("The header 'kafka.OVERRIDE_TOPIC' cannot be set");
        assertThat(peer.requests()).isEmpty();
    }
}
