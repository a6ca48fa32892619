package dev.countersign.sensor.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.secret.NamedSecrets;
import dev.countersign.connector.secret.Redaction;
import dev.countersign.connector.secret.SecretConfig;
import dev.countersign.externaltask.TaskInputs;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What a database is told as the password: the test speaks its side of PostgreSQL's protocol up to there. */
@QuarkusTest
class SqlProbePasswordTest {

    private static final String QUERY = "countersign.sensor.probe.query.closed.";

    @Inject
    Connected connected;

    @Test
    void passwordIsASecretAndIsNotRepeated() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> told = CompletableFuture.supplyAsync(() -> askForPassword(server));
            SqlProbe probe = probe(server.getLocalPort(), Map.of("countersign.secret.sales-db", "of-the-sales-db"));

            assertThatThrownBy(() -> probe.look(inputs(), context()))
                    .isInstanceOf(ProbeException.class)
                    .hasMessageContaining("no entry for [secret]")
                    .hasMessageNotContaining("of-the-sales-db");

            assertThat(told.get()).isEqualTo("of-the-sales-db");
        }
    }

    @Test
    void missingSecretIsNamedBeforeAnythingIsAsked() {
        SqlProbe probe = probe(1, Map.of());

        assertThatThrownBy(() -> probe.check(inputs()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "There is no secret 'sales-db'; set countersign.secret.sales-db, or .file or .env below it.");
        assertThatThrownBy(() -> probe.look(inputs(), context())).isInstanceOf(IllegalArgumentException.class);
    }

    /** Answers with an error that repeats the password, as careless proxies do. */
    private static String askForPassword(ServerSocket server) {
        try (Socket socket = server.accept();
                DataInputStream in = new DataInputStream(socket.getInputStream());
                DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
            in.readNBytes(in.readInt() - 4); // the start
            out.writeByte('R');
            out.writeInt(8);
            out.writeInt(3); // in clear text
            out.flush();
            in.readByte();
            byte[] password = in.readNBytes(in.readInt() - 4);
            String told = new String(password, 0, password.length - 1, StandardCharsets.UTF_8);
            byte[] error = ("SFATAL\0C28P01\0Mno entry for " + told + "\0\0").getBytes(StandardCharsets.UTF_8);
            out.writeByte('E');
            out.writeInt(4 + error.length);
            out.write(error);
            out.flush();
            return told;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private SqlProbe probe(int port, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                QUERY + "sql", "select 1",
                QUERY + "username", "sensor",
                QUERY + "password", "{{secret:sales-db}}",
                QUERY + "jdbc-url",
                        "jdbc:postgresql://127.0.0.1:" + port + "/sales?sslmode=disable&gssEncMode=disable"));
        values.putAll(more);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ProbeConfig.class)
                .withMapping(SecretConfig.class)
                .withDefaultValues(values)
                .build();
        return new SqlProbe(
                config.getConfigMapping(ProbeConfig.class),
                connected,
                new NamedSecrets(config.getConfigMapping(SecretConfig.class)),
                new PGSimpleDataSource());
    }

    private static TaskInputs inputs() {
        return TaskInputs.of(Map.of("query", "closed"));
    }

    private static CallContext context() {
        return new CallContext("t-1", Duration.ofSeconds(10), new Redaction());
    }
}
