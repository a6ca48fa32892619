package dev.countersign.connector;

import static dev.countersign.connector.Models.inputs;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Invoke API of AWS Lambda, answered by an HTTP server that checks each signature. */
@QuarkusTest
class LambdaConnectorFlowTest {

    private static final String INVOKE = "/2015-03-31/functions/score/invocations";

    @Inject
    ConnectorProcess process;

    @ConfigProperty(name = "test.peer.port")
    int port;

    private Peer peer;

    @BeforeEach
    void start() throws IOException {
        peer = new Peer(port);
    }

    @AfterEach
    void clear() {
        peer.close();
        process.clear();
    }

    /** What the next call gets if its signature is right; the message that AWS gives otherwise. */
    private void answers(int status, Map<String, String> headers, String payload) {
        peer.next(exchange -> {
            Peer.Request request = peer.requests().get(peer.requests().size() - 1);
            if (AwsSignature.by(request, "AKIATEST", ConnectorPeers.PASSWORD, "eu-central-1", "lambda")) {
                respond(exchange, status, headers, payload);
            } else {
                respond(
                        exchange,
                        403,
                        Map.of("x-amzn-ErrorType", "InvalidSignatureException"),
                        "{\"message\":\"The request signature we calculated does not match.\"}");
            }
        });
    }

    private static void respond(HttpExchange exchange, int status, Map<String, String> headers, String body)
            throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("x-amzn-RequestId", "request-1");
        Peer.respond(exchange, status, "application/json", body);
    }

    private String start(Map<String, Object> variables, String... more) {
        Map<String, String> inputs = new HashMap<>(
                inputs("connector", "lambda-invoke", "connection", "functions", "function", "score", "retries", "0"));
        inputs.putAll(inputs(more));
        return process.start(inputs, variables);
    }

    @Test
    void theFunctionGivesItsResult() {
        answers(200, Map.of("X-Amz-Executed-Version", "7"), "{\"score\":0.8,\"note\":\"grün\"}");
        String instance = start(Map.of("order", Map.of("sku", "ü")), "body", "${order}", "qualifier", "live");

        process.runTo(instance, "done");

        assertThat(process.outcome(instance))
                .isEqualTo(Map.of(
                        "status",
                        200,
                        "requestId",
                        "request-1",
                        "version",
                        "7",
                        "payload",
                        Map.of("score", 0.8, "note", "grün")));
        Peer.Request request = peer.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).isEqualTo(INVOKE + "?Qualifier=live");
        assertThat(request.body()).isEqualTo("{\"sku\":\"ü\"}");
        assertThat(request.headers()).containsEntry("X-Amz-Invocation-Type", "RequestResponse");
        assertThat(process.everythingKept(ConnectorPeers.PASSWORD)).isEmpty();
    }

    @Test
    void anEventIsHandedOver() {
        answers(202, Map.of(), "");
        String instance = start(Map.of(), "body", "{\"id\": 1}", "mode", "event");

        process.runTo(instance, "done");

        assertThat(process.outcome(instance)).isEqualTo(Map.of("status", 202, "requestId", "request-1"));
        assertThat(peer.requests().get(0).headers()).containsEntry("X-Amz-Invocation-Type", "Event");
    }

    @Test
    void whatTheFunctionRaisesIsSaid() {
        answers(
                200,
                Map.of("X-Amz-Function-Error", "Unhandled"),
                "{\"errorMessage\":\"no sku in %s\",\"errorType\":\"KeyError\",\"stackTrace\":[]}"
                        .formatted(ConnectorPeers.PASSWORD));
        String instance = start(Map.of(), "retries", "3");

        assertThat(process.runToIncident(instance))
                .contains("The function 'score' ended with an error (Unhandled). KeyError: no sku in [secret]");
        assertThat(peer.requests()).as("it ran: it is not run again by itself").hasSize(1);
        assertThat(process.everythingKept(ConnectorPeers.PASSWORD)).isEmpty();
    }

    @Test
    void aBusyServiceIsAskedAgainAndABrokenOneIsNot() {
        answers(429, Map.of("x-amzn-ErrorType", "TooManyRequestsException"), "{\"message\":\"Rate exceeded\"}");
        answers(502, Map.of("x-amzn-ErrorType", "ServiceException"), "{\"message\":\"Something broke\"}");
        String instance = start(Map.of(), "retries", "3");

        assertThat(process.runToIncident(instance)).contains("status 502").contains("Something broke");
        assertThat(peer.requests()).hasSize(2);
    }

    @Test
    void anotherSecretIsRefused() {
        answers(200, Map.of(), "{}");
        String instance = start(Map.of(), "connection", "functions-wrong-secret");

        assertThat(process.runToIncident(instance))
                .contains("'functions-wrong-secret' refuses the key or its secret")
                .contains("InvalidSignatureException");
        assertThat(process.everythingKept(ConnectorPeers.API_TOKEN)).isEmpty();
    }

    @Test
    void tooMuchIsBrokenOff() {
        answers(200, Map.of(), "\"" + "x".repeat(1_100_000) + "\"");
        String instance = start(Map.of());

        assertThat(process.runToIncident(instance)).contains("answered with more than 1048576 bytes");
    }

    @Test
    void aNameLeadsNowhereElse() {
        for (String function :
                new String[] {"../x", "score?Qualifier=1", "arn:aws:lambda:us-east-1:1:function:x", "http://evil/x"}) {
            String instance = start(Map.of("function", function), "function", "${function}");
            assertThat(process.runToIncident(instance)).startsWith("The input parameter 'function' is the name of");
        }
        String noJson = start(Map.of("text", "hello"), "body", "${text}");
        assertThat(process.runToIncident(noJson))
                .isEqualTo("The input parameter 'body' must give JSON: a function takes nothing else.");
        assertThat(peer.requests()).isEmpty();
    }
}
