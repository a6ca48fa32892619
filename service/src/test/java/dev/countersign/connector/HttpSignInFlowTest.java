package dev.countersign.connector;

import static dev.countersign.connector.Models.inputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OAuth 2 client credentials against a real server. Each test has a connection, and so a token, of its own. */
@QuarkusTest
class HttpSignInFlowTest {

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
    void aTokenIsFetchedOnceAndNeverKept() {
        token("token-One/secret", 3_600);
        assertThat(call("tokens")).extracting("status").isEqualTo(200);
        assertThat(call("tokens")).extracting("status").isEqualTo(200);

        assertThat(uris()).containsExactly("/token", "/v2/a", "/v2/a");
        Peer.Request first = peer.requests().get(0);
        assertThat(first.method()).isEqualTo("POST");
        assertThat(first.body()).isEqualTo("grant_type=client_credentials&scope=orders.read+orders.write");
        assertThat(first.headers().get("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(first.headers().get("Authorization"))
                .isEqualTo("Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        "client%3A1:pass-word-Kd2%2F%2Bsecret".getBytes(StandardCharsets.UTF_8)));
        assertThat(peer.requests().get(2).headers().get("Authorization")).isEqualTo("Bearer token-One/secret");
        assertThat(process.everythingKept("token-One/secret")).isEmpty();
    }

    @Test
    void theClientMayAlsoStandInTheBody() {
        token("token-body", 3_600);
        call("tokens-body");

        assertThat(peer.requests().get(0).body())
                .endsWith("&client_id=client%3A1&client_secret=pass-word-Kd2%2F%2Bsecret");
        assertThat(peer.requests().get(0).headers()).doesNotContainKey("Authorization");
    }

    @Test
    void aTokenThatEndsIsRenewedBefore() {
        token("token-1", 1);
        call("tokens-short");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            peer.requests().clear();
            token("token-2", 3_600);
            call("tokens-short");
            assertThat(uris()).containsExactly("/token", "/v2/a");
        });

        assertThat(peer.requests().get(1).headers().get("Authorization")).isEqualTo("Bearer token-2");
    }

    @Test
    void aRefusedTokenIsRenewedOnce() {
        token("token-old", 3_600);
        peer.next(401, "text/plain", "called back");
        token("token-new", 360_000); // the clock is put on below
        peer.next(200, "application/json", "{\"ok\": true}");
        assertThat(call("tokens-refused")).extracting("body").isEqualTo(Map.of("ok", true));
        assertThat(uris()).containsExactly("/token", "/v2/a", "/token", "/v2/a");

        peer.requests().clear();
        peer.next(401, "text/plain", "no");
        token("token-third", 3_600);
        peer.next(401, "text/plain", "still no");
        assertThat(process.runToIncident(start("tokens-refused"))).contains("answered with the status 401");
        assertThat(uris()).containsExactly("/v2/a", "/token", "/v2/a");
    }

    @Test
    void withoutTokenNothingIsCalled() {
        peer.next(401, "application/json", "{\"error\": \"invalid_client\"}");
        assertThat(process.runToIncident(start("tokens-no")))
                .isEqualTo("There is no token for the connection 'tokens-no', and so no call: "
                        + "its token address answered with the status 401: invalid_client.");
        peer.next(200, "application/json", "{\"access_token\": \"x-token\", \"token_type\": \"mac\"}");
        assertThat(process.runToIncident(start("tokens-no"))).contains("a token of the type 'mac', not Bearer");
        assertThat(uris()).containsExactly("/token", "/token");
    }

    @Test
    void anAddressThatIsBusyIsAskedAgain() {
        peer.next(503, "text/plain", "later");
        token("token-later", 3_600);

        assertThat(call("tokens-later")).extracting("status").isEqualTo(200);

        assertThat(uris()).containsExactly("/token", "/token", "/v2/a");
    }

    private void token(String value, int seconds) {
        peer.next(
                200,
                "application/json",
                "{\"access_token\": \"%s\", \"token_type\": \"bearer\", \"expires_in\": %d}".formatted(value, seconds));
    }

    private List<String> uris() {
        return peer.requests().stream().map(Peer.Request::uri).toList();
    }

    private Object call(String connection) {
        String instance = start(connection);
        process.runTo(instance, "done");
        return process.outcome(instance);
    }

    private String start(String connection) {
        return process.start(
                inputs("connector", "http", "connection", connection, "path", "a", "retryBackOff", "PT0.1S"), Map.of());
    }
}
