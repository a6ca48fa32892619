package dev.countersign.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connector http in processes: real engine, real server, the rounds taken by hand. */
@QuarkusTest
class HttpConnectorFlowTest {

    @Inject
    ConnectorProcess process;

    @Inject
    CallOrphans orphans;

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
    void anAnswerBecomesAVariable() {
        peer.next(201, "application/json", "{\"id\": 7, \"tags\": [\"a\"]}");
        String instance = process.start(
                inputs(
                        "method", "POST",
                        "url", "${address}",
                        "query.q", "${q}",
                        "header.X-Trace", "${q}",
                        "body", "${order}"),
                Map.of("address", peer.url("/orders"), "q", "a&b=c?x=${sys.user.home}", "order", Map.of("sku", "x")));
        String task = process.externalTask(instance);

        process.runTo(instance, "done");

        assertThat(process.outcome(instance))
                .isEqualTo(Map.of(
                        "status", 201,
                        "headers", Map.of("content-type", "application/json"),
                        "body", Map.of("id", 7, "tags", List.of("a"))));
        Peer.Request request = peer.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).isEqualTo("/orders?q=a%26b%3Dc%3Fx%3D%24%7Bsys.user.home%7D");
        assertThat(request.headers())
                .containsEntry("X-Trace", "a&b=c?x=${sys.user.home}")
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Idempotency-Key", task);
        assertThat(request.body()).isEqualTo("{\"sku\":\"x\"}");
        assertThat(process.callUnderWay(task)).isFalse();
    }

    @Test
    void aPartOfTheAnswerIsKept() {
        peer.next(200, "application/json", "{\"items\": [{\"id\": 1}, {\"id\": 2}]}");
        peer.next(200, "application/json", "{\"items\": [{\"id\": 1}, {\"id\": 2}]}");

        String byFeel =
                process.start(inputs("url", peer.url("/"), "responseExpression", "=sum(body.items.id)"), Map.of());
        process.runTo(byFeel, "done");
        String byPointer =
                process.start(inputs("url", peer.url("/"), "responseExpression", "/body/items/1/id"), Map.of());
        process.runTo(byPointer, "done");

        assertThat(((Number) process.outcome(byFeel)).intValue()).isEqualTo(3);
        assertThat(process.outcome(byPointer)).isEqualTo(2);
    }

    @Test
    void aConnectionBringsItsAddressAndPassword() {
        String instance = process.start(
                inputs("connection", "peer", "path", "customers/${customer}"), Map.of("customer", "a/../b?c=d"));

        assertThat(process.runToIncident(instance)).contains("'path' must not contain the steps");
        assertThat(peer.requests()).isEmpty();

        instance = process.start(
                inputs("connection", "peer", "path", "customers/${customer}"), Map.of("customer", "7?c=d"));
        process.runTo(instance, "done");

        assertThat(peer.requests().get(0).uri()).isEqualTo("/v1/customers/7%3Fc%3Dd");
        assertThat(peer.requests().get(0).headers())
                .containsEntry("Authorization", "Basic YW5uYTpwYXNzLXdvcmQtS2QyLytzZWNyZXQ=");
    }

    @Test
    void failuresThatMayPassAreTriedAgainThenAPersonIsAsked() {
        for (int i = 0; i < 3; i++) {
            peer.next(503, "text/plain", "closed for lunch");
        }
        String instance = process.start(inputs("url", peer.url("/a?key=1"), "retries", "2"), Map.of());

        String reason = process.runToIncident(instance);

        assertThat(reason)
                .isEqualTo("GET http://127.0.0.1:" + port
                        + "/a answered with the status 503, not 2xx. The answer begins: closed for lunch");
        assertThat(peer.requests()).hasSize(3);

        process.retry(instance);
        process.runTo(instance, "done");

        assertThat(peer.requests()).hasSize(4);
    }

    @Test
    void whatWillNotPassIsNotTriedAgain() {
        peer.next(404, "text/plain", "y".repeat(600));
        String instance = process.start(inputs("url", peer.url("/")), Map.of());

        assertThat(process.runToIncident(instance)).contains("status 404").endsWith("y".repeat(500) + "...");
        assertThat(peer.requests()).hasSize(1);
    }

    @Test
    void aPostThatMayHaveArrivedIsNotSentAgain() {
        peer.next(exchange -> exchange.close());
        String instance = process.start(inputs("method", "POST", "url", peer.url("/"), "body", "x"), Map.of());

        assertThat(process.runToIncident(instance)).contains("The connection broke");
        assertThat(peer.requests()).hasSize(1);
    }

    @Test
    void theModelCatchesTheFailure() {
        peer.next(422, "application/json", "{\"error\": \"no such sku\"}");
        String instance = process.start(Models.caught(inputs("url", peer.url("/"))), Map.of());

        process.runTo(instance, "repair");

        assertThat(process.variable(instance, "jobError"))
                .isEqualTo(Map.of(
                        "code",
                        "status",
                        "message",
                        "GET http://127.0.0.1:" + port
                                + "/ answered with the status 422, not 2xx. The answer begins: {\"error\":"
                                + " \"no such sku\"}",
                        "connector",
                        "http",
                        "activityId",
                        "call",
                        "status",
                        422,
                        "details",
                        "{\"error\": \"no such sku\"}",
                        "made",
                        false,
                        "badInput",
                        false));
    }

    @Test
    void theTimeIsOver() {
        CountDownLatch end = new CountDownLatch(1);
        peer.next(exchange -> {
            try {
                end.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        String instance = process.start(inputs("url", peer.url("/"), "timeout", "PT1S", "retryOn", "none"), Map.of());

        assertThat(process.runToIncident(instance)).contains("no complete answer within PT1S");
        end.countDown();
    }

    @Test
    void nobodyListens() {
        peer.close();
        String instance = process.start(inputs("url", peer.url("/"), "retries", "1"), Map.of());

        assertThat(process.runToIncident(instance))
                .contains("There is no connection to the host")
                .contains("Connection refused");
    }

    @Test
    void theServerSpeaksNoTls() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> answerWithoutTls(plain));
            server.setDaemon(true);
            server.start();
            String instance = process.start(inputs("url", "https://127.0.0.1:" + plain.getLocalPort() + "/"), Map.of());

            assertThat(process.runToIncident(instance)).contains("There is no trusted TLS connection");
        }
    }

    private static void answerWithoutTls(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                return; // the test is over
            }
        }
    }

    @Test
    void otherHostsAreRefusedWithWhatWouldAllowThem() {
        for (String address : List.of(
                "http://169.254.169.254/latest/",
                "http://2130706433:" + port + "/",
                "http://127.1:" + port + "/",
                "http://[::1]:" + port + "/",
                "http://evil.example.com/")) {
            String instance = process.start(inputs("url", "${address}"), Map.of("address", address));

            assertThat(process.runToIncident(instance))
                    .as(address)
                    .containsAnyOf(
                            "countersign.connector.hosts.allowed",
                            "neither a host name nor an address",
                            "must be an address with a host");
        }
        assertThat(peer.requests()).isEmpty();
    }

    @Test
    void aRedirectLeadsToAllowedHostsOnlyAndTakesNoHeadersAlong() {
        peer.next(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://localhost:" + port + "/next");
            Peer.respond(exchange, 302, "", "");
        });
        peer.next(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/");
            Peer.respond(exchange, 302, "", "");
        });
        String instance = process.start(
                inputs(
                        "url", peer.url("/"),
                        "header.Authorization", "Bearer {{secret:api}}",
                        "followRedirects", "true"),
                Map.of());

        assertThat(process.runToIncident(instance)).contains("169.254.169.254:80 is not allowed");
        assertThat(peer.requests()).hasSize(2);
        assertThat(peer.requests().get(0).headers()).containsKey("Authorization");
        assertThat(peer.requests().get(1).headers()).doesNotContainKey("Authorization");
    }

    @Test
    void aSecretStaysOutOfEverythingThatIsKept() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.add(
                        record.getMessage() + " " + Arrays.toString(record.getParameters()) + " " + record.getThrown());
            }

            @Override
            public void flush() {
                // nothing is held back
            }

            @Override
            public void close() {
                // nothing to close
            }
        };
        listener.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(listener);
        try {
            String echo = "{\"echo\": \"" + ConnectorPeers.API_TOKEN + "\"}";
            peer.next(200, "application/json", echo);
            String fine = process.start(secretInputs(), Map.of());
            process.runTo(fine, "done");
            peer.next(500, "text/plain", "you sent " + ConnectorPeers.API_TOKEN);
            String failing = process.start(secretInputs(), Map.of());
            String reason = process.runToIncident(failing);
            peer.next(403, "text/plain", "bad login anna:" + ConnectorPeers.PASSWORD);
            String caught = process.start(Models.caught(inputs("connection", "peer")), Map.of());
            process.runTo(caught, "repair");

            assertThat(peer.requests().get(0).headers())
                    .containsEntry("Authorization", "Bearer " + ConnectorPeers.API_TOKEN);
            assertThat(peer.requests().get(0).body()).isEqualTo("{\"token\":\"" + ConnectorPeers.API_TOKEN + "\"}");
            assertThat(peer.requests().get(0).uri()).isEqualTo("/?t=api-token-Zq8%2F%2Bsecret");
            assertThat(reason).contains("you sent [secret]");
            assertThat(process.outcome(fine)).extracting("body").isEqualTo(Map.of("echo", "[secret]"));
            for (String secret : List.of(ConnectorPeers.API_TOKEN, "Zq8%2F%2Bsecret", ConnectorPeers.PASSWORD)) {
                assertThat(process.everythingKept(secret)).as(secret).isEmpty();
                assertThat(logged).as(secret).noneMatch(line -> line.contains(secret));
            }
            assertThat(process.everythingKept("{{secret:api}}"))
                    .as("the name is there")
                    .isNotEmpty();
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }
    }

    private Map<String, String> secretInputs() {
        return inputs(
                "method", "POST",
                "url", peer.url("/"),
                "query.t", "{{secret:api}}",
                "header.Authorization", "Bearer {{secret:api}}",
                "contentType", "application/json",
                "body", "{\"token\":\"{{secret:api}}\"}");
    }

    @Test
    void aSecretGoesNowhereElse() {
        String instance =
                process.start(inputs("url", peer.url("/"), "header.Authorization", "Bearer {{secret:bank}}"), Map.of());

        assertThat(process.runToIncident(instance))
                .isEqualTo("The secret 'bank' must not be sent to 127.0.0.1:" + port
                        + "; hosts that may get it are listed in countersign.secret.bank.hosts.");
        assertThat(peer.requests()).isEmpty();
    }

    @Test
    void aConnectionGetsNoSecretButItsOwn() {
        String foreign = process.start(
                inputs("connection", "peer", "header.X-Token", "{{secret:bank}}", "query.t", "{{secret:bank}}"),
                Map.of());
        assertThat(process.runToIncident(foreign))
                .startsWith("The secret 'bank' must not be sent to 127.0.0.1:" + port);
        assertThat(peer.requests()).isEmpty();

        String own = process.start(inputs("connection", "peer", "header.X-Token", "{{secret:password}}"), Map.of());
        process.runTo(own, "done");
        assertThat(peer.requests().get(0).headers()).containsEntry("X-Token", ConnectorPeers.PASSWORD);
    }

    @Test
    void piecesOfASecretInTheBeginningOfAnAnswerAreHidden() {
        String token = ConnectorPeers.API_TOKEN;
        peer.next(500, "text/plain", "x".repeat(490) + token);
        String cut = process.start(secretInputs(), Map.of());
        assertThat(process.runToIncident(cut))
                .doesNotContain(token.substring(0, 8))
                .contains("xxx[secret]");

        String encoded = Base64.getEncoder().encodeToString(("Bearer " + token).getBytes(StandardCharsets.UTF_8));
        peer.next(200, "text/plain", "you sent " + encoded);
        String unaligned = process.start(secretInputs(), Map.of());
        process.runTo(unaligned, "done");
        assertThat(process.outcome(unaligned).toString())
                .contains("[secret]")
                .doesNotContain(encoded.substring(12, 24));
    }

    @Test
    void whoFillsInAFormGetsNoSecretSent() {
        String instance = process.start(
                inputs("method", "POST", "url", peer.url("/"), "body", "${comment}", "header.X-A", "{{secret:api}}"),
                Map.of("comment", "my {{secret:api}} and {{secret:bank}}"));

        process.runTo(instance, "done");

        assertThat(peer.requests().get(0).body()).isEqualTo("my {{secret:api}} and {{secret:bank}}");
    }

    @Test
    void afterACrashAPersonIsAskedWhetherTheCallWasMade() {
        String instance = process.start(inputs("method", "POST", "url", peer.url("/"), "body", "x"), Map.of());
        process.crashed(instance, true);

        assertThat(process.runToIncident(instance))
                .startsWith("The service ended in the middle of the call that began at ");
        assertThat(peer.requests()).isEmpty();

        process.retry(instance);
        process.runTo(instance, "done");
        assertThat(peer.requests()).hasSize(1);
    }

    @Test
    void afterACrashACallThatDoesNoHarmIsMadeAgain() {
        String instance = process.start(inputs("url", peer.url("/")), Map.of());
        process.crashed(instance, false);

        process.runTo(instance, "done");

        assertThat(peer.requests()).hasSize(1);
    }

    @Test
    void theCallOfAProcessThatIsGoneIsForgotten() {
        String gone = process.start(inputs("url", peer.url("/")), Map.of());
        String stays = process.start(inputs("url", peer.url("/")), Map.of());
        process.crashed(gone, true);
        process.crashed(stays, true);
        process.delete(gone);

        orphans.deleteSome(Duration.ofDays(180));

        assertThat(process.callsOf(gone)).isZero();
        assertThat(process.callsOf(stays)).isOne();
    }

    @Test
    void anAnswerThatComesBackToAnotherAttemptChangesNothing() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        peer.next(exchange -> {
            arrived.countDown();
            try {
                goOn.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Peer.respond(exchange, 200, "application/json", "{\"from\": \"the first\"}");
        });
        peer.next(200, "application/json", "{\"from\": \"the second\"}");
        String instance = process.start(inputs("url", peer.url("/")), Map.of());
        process.round();
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

        process.round(); // the lock has run out: another node, or this one, takes it again
        process.runTo(instance, "done");
        goOn.countDown();

        assertThat(process.outcome(instance)).extracting("body").isEqualTo(Map.of("from", "the second"));
    }

    @Test
    void whatComesBackToASuspendedProcessIsHandedOverLater() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        peer.next(exchange -> {
            arrived.countDown();
            try {
                goOn.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Peer.respond(exchange, 200, "application/json", "[1]");
        });
        String instance = process.start(inputs("method", "POST", "url", peer.url("/"), "body", "x"), Map.of());
        process.round();
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
        process.suspend(instance);
        goOn.countDown();
        process.awaitAnswer(instance);

        process.activate(instance);
        process.round();
        process.runTo(instance, "done");

        assertThat(process.outcome(instance)).extracting("body").isEqualTo(List.of(1));
        assertThat(peer.requests()).hasSize(1);
    }

    @Test
    void aResultThatTheProcessCannotGoOnWithIsHandedOverAgainWithoutAnotherCall() {
        peer.next(200, "application/json", "{\"id\": 7}");
        String model = Models.plain(inputs("url", peer.url("/"))).replace("${result}", "${factor * result.body.id}");
        String instance = process.start(model, Map.of());

        assertThat(process.runToIncident(instance))
                .startsWith("The call succeeded, but the process cannot go on with its result: ")
                .endsWith("A retry hands the same result over again without another call.");

        process.set(instance, "factor", 6);
        process.retry(instance);
        process.runTo(instance, "done");
        assertThat(((Number) process.outcome(instance)).intValue()).isEqualTo(42);
        assertThat(peer.requests()).hasSize(1);
    }

    @Test
    void whatIsTooLargeIsRefusedWithAdvice() {
        peer.next(200, "text/plain", "x".repeat(70_000));
        String instance = process.start(inputs("url", peer.url("/")), Map.of());

        assertThat(process.runToIncident(instance))
                .contains("the most for a variable is 61440")
                .contains("responseExpression");
    }

    @Test
    void aPostWhoseAnswerCannotBeUsedIsNotSilentlySentAgain() {
        peer.next(200, "text/plain", "x".repeat(70_000));
        String instance = process.start(inputs("method", "POST", "url", peer.url("/"), "body", "x"), Map.of());

        assertThat(process.runToIncident(instance))
                .startsWith("The call was made and took effect; its answer cannot be used: What came back has ")
                .endsWith("A retry does not make the call again, it asks first.");

        process.retry(instance);
        assertThat(process.runToIncident(instance))
                .startsWith("The call that began at ")
                .contains("was made and took effect")
                .contains("a retry of this incident makes the call once more");
        assertThat(peer.requests()).hasSize(1);

        process.retry(instance);
        process.runTo(instance, "done");
        assertThat(peer.requests()).hasSize(2);
    }

    @Test
    void whateverMakesTheAnswerUselessTheCallWasMade() {
        for (Map<String, String> answered : List.of(inputs("expectedStatus", "200"), inputs())) {
            peer.requests().clear();
            peer.next(201, "application/json", "no JSON");
            Map<String, String> all = inputs("method", "POST", "url", peer.url("/"), "body", "x");
            all.putAll(answered);
            String instance = process.start(all, Map.of());

            assertThat(process.runToIncident(instance)).startsWith("The call was made and took effect; ");
            process.retry(instance);
            assertThat(process.runToIncident(instance)).contains("was made and took effect");
            assertThat(peer.requests()).hasSize(1);
        }
    }

    @Test
    void theModelDecidesWhatComesAfterAUselessAnswer() {
        peer.next(200, "application/json", "no JSON");
        String instance =
                process.start(Models.caught(inputs("method", "POST", "url", peer.url("/"), "body", "x")), Map.of());

        process.runTo(instance, "repair");

        assertThat(process.variable(instance, "jobError")).extracting("made").isEqualTo(true);
        assertThat(process.callsOf(instance)).isZero();
        assertThat(peer.requests()).hasSize(1);
    }

    @Test
    void whatDoesNoHarmTwiceIsMadeAgainAfterAUselessAnswer() {
        peer.next(200, "text/plain", "x".repeat(70_000));
        String put = process.start(inputs("method", "PUT", "url", peer.url("/"), "body", "x"), Map.of());
        process.runToIncident(put);
        process.retry(put);
        process.runTo(put, "done");

        peer.next(200, "text/plain", "x".repeat(70_000));
        String post = process.start(
                inputs("method", "POST", "url", peer.url("/"), "body", "x", "onCrash", "retry"), Map.of());
        assertThat(process.runToIncident(post)).startsWith("The call was made and took effect; ");
        process.retry(post);
        process.runTo(post, "done");

        assertThat(peer.requests()).hasSize(4);
    }

    private static Map<String, String> inputs(String... namesAndValues) {
        Map<String, String> inputs = Models.inputs("connector", "http");
        inputs.putAll(Models.inputs(namesAndValues));
        return inputs;
    }
}
