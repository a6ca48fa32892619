package dev.countersign.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.identity.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever retries the incident of a connector begins its whole policy anew. */
@QuarkusTest
class ConnectorIncidentRetryTest {

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
    void theCallIsTriedAsOftenAsBefore() {
        for (int i = 0; i < 6; i++) {
            peer.next(503, "text/plain", "busy");
        }
        String instance = process.start(
                Models.plain(Map.of("connector", "http", "url", peer.url("/a"), "retries", "2")), Map.of());
        process.runToIncident(instance);
        assertThat(peer.requests()).hasSize(3);

        retry(instance);
        process.runToIncident(instance);

        assertThat(peer.requests()).hasSize(6);
    }

    @Test
    void aCallWithoutRetriesIsTriedOnce() {
        peer.next(503, "text/plain", "busy");
        peer.next(503, "text/plain", "busy");
        String instance = process.start(
                Models.plain(Map.of("connector", "http", "url", peer.url("/a"), "retries", "0")), Map.of());
        process.runToIncident(instance);

        retry(instance);
        process.runToIncident(instance);

        assertThat(peer.requests()).hasSize(2);
    }

    private void retry(String instance) {
        SignedIn.as("olga")
                .post(
                        "/api/instances/{id}/incidents/{incident}/retry",
                        instance,
                        process.incidents(instance).get(0).getId())
                .then()
                .statusCode(204);
    }
}
