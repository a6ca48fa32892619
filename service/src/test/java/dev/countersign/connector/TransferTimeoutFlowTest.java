package dev.countersign.connector;

import static dev.countersign.connector.Models.inputs;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers that send a byte now and then, for ever: no time-out between two bytes ends that, only the call's own. */
@QuarkusTest
class TransferTimeoutFlowTest {

    @Inject
    ConnectorProcess process;

    @ConfigProperty(name = "test.peer.port")
    int httpPort;

    @ConfigProperty(name = "test.slow-ftp.port")
    int ftpPort;

    private final CountDownLatch cutOff = new CountDownLatch(1);
    private final String file = UUID.randomUUID() + ".csv";

    @AfterEach
    void clear() {
        process.clear();
    }

    @Test
    void objectThatTricklesIsCutOff() throws Exception {
        try (Peer store = new Peer(httpPort)) {
            store.next(exchange -> {
                exchange.sendResponseHeaders(200, 1_000_000);
                trickle(exchange.getResponseBody());
            });
            assertCutOff("connector", "s3-get", "connection", "slow-store", "key", "sales.csv");
        }
    }

    @Test
    void fileThatTricklesOverFtpIsCutOff() throws Exception {
        try (ServerSocket server = new ServerSocket(ftpPort, 5, InetAddress.getByName("127.0.0.1"))) {
            Thread thread = new Thread(() -> serve(server), "slow-ftp");
            thread.setDaemon(true);
            thread.start();
            assertCutOff("connector", "ftp-get", "connection", "slow-partner", "path", "sales.csv");
        }
    }

    private void assertCutOff(String... kind) throws InterruptedException {
        String[] all = new String[kind.length + 8];
        System.arraycopy(kind, 0, all, 0, kind.length);
        String[] more = {"timeout", "PT8S", "retries", "0", "fileConnection", "files", "file", file};
        System.arraycopy(more, 0, all, kind.length, more.length);

        String instance = process.start(inputs(all), Map.of());

        assertThat(process.runToIncident(instance)).startsWith("There was no complete answer within PT8S");
        assertThat(cutOff.await(20, TimeUnit.SECONDS)).as("the transfer ends").isTrue();
        assertThat(Path.of("target", "connector-files", file)).doesNotExist();
    }

    private void trickle(OutputStream output) {
        try {
            while (true) {
                output.write('x');
                output.flush();
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (IOException e) {
            cutOff.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As much of an FTP server as one slow transfer needs; its connection for commands stays open. */
    private void serve(ServerSocket server) {
        try (Socket control = server.accept();
                ServerSocket passive = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                BufferedReader commands = new BufferedReader(
                        new InputStreamReader(control.getInputStream(), StandardCharsets.US_ASCII))) {
            say(control, "220 hello");
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                switch (line.split(" ")[0].toUpperCase(Locale.ROOT)) {
                    case "USER" -> say(control, "331 password");
                    case "PASS" -> say(control, "230 in");
                    case "PASV" ->
                        say(
                                control,
                                "227 Passive (127,0,0,1," + passive.getLocalPort() / 256 + ","
                                        + passive.getLocalPort() % 256 + ")");
                    case "RETR" -> {
                        say(control, "150 it comes");
                        try (Socket transfer = passive.accept()) {
                            trickle(transfer.getOutputStream());
                        }
                    }
                    default -> say(control, "200 fine");
                }
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    private static void say(Socket control, String line) throws IOException {
        control.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        control.getOutputStream().flush();
    }
}
