package dev.countersign.connector;

import static dev.countersign.connector.Models.inputs;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Servers with a certificate of an own authority, and such that want one of the client: real TLS on both sides. */
@QuarkusTest
class HttpTlsFlowTest {

    private static final TestCertificates CERTIFICATES = new TestCertificates(Path.of("target", "connector-tls"));

    @Inject
    ConnectorProcess process;

    @ConfigProperty(name = "test.https.port")
    int port;

    private @Nullable HttpsServer server;

    @BeforeAll
    static void certificates() throws Exception {
        CERTIFICATES.make();
    }

    private void start(boolean wantsCertificate) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(CERTIFICATES.server(), TestCertificates.PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(CERTIFICATES.authority());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        HttpsServer started = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 10);
        started.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
                ssl.setNeedClientAuth(wantsCertificate);
                parameters.setSSLParameters(ssl);
            }
        });
        started.createContext("/", exchange -> {
            String who = wantsCertificate
                    ? ((HttpsExchange) exchange)
                            .getSSLSession()
                            .getPeerPrincipal()
                            .getName()
                    : "anybody";
            Peer.respond(exchange, 200, "text/plain", who);
        });
        started.start();
        server = started;
    }

    @AfterEach
    void clear() {
        if (server != null) {
            server.stop(0);
        }
        process.clear();
    }

    @Test
    void anOwnAuthorityCountsForItsConnection() throws Exception {
        start(false);

        assertThat(body("secure")).isEqualTo("anybody");
        assertThat(refused("secure-usual")).startsWith("There is no trusted TLS connection");
        assertThat(refused("secure-other")).startsWith("There is no trusted TLS connection");
    }

    @Test
    void theClientShowsItsCertificate() throws Exception {
        start(true);

        assertThat(body("secure-client")).isEqualTo("CN=countersign-client");
        assertThat(refused("secure")).isNotBlank();
        String key = Files.readAllLines(Path.of("target", "connector-tls", "client-key.pem"))
                .get(1);
        assertThat(process.everythingKept(key)).isEmpty();
    }

    @Test
    void aKeyThatIsNoneIsToldWithoutRepeatingIt() throws Exception {
        start(true);

        assertThat(refused("secure-broken"))
                .startsWith("The TLS settings of the connection 'secure-broken' cannot be used")
                .doesNotContain(ConnectorPeers.PASSWORD);
    }

    private @Nullable Object body(String connection) {
        String instance = process.start(inputs("connector", "http", "connection", connection), Map.of());
        process.runTo(instance, "done");
        return ((Map<?, ?>) process.outcome(instance)).get("body");
    }

    private String refused(String connection) {
        return process.runToIncident(
                process.start(inputs("connector", "http", "connection", connection, "retries", "0"), Map.of()));
    }
}
