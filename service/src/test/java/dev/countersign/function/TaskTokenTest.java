package dev.countersign.function;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.testing.FunctionServer;
import dev.countersign.testing.FunctionServer.Answer;
import dev.countersign.testing.ServiceTaskModel;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Functions that hand in a token over REST, without any sign-in. */
@QuarkusTest
class TaskTokenTest {

    @Inject
    FunctionRuns runs;

    @Inject
    CallSender sender;

    @Inject
    ObjectMapper json;

    private FunctionServer functions;
    private String instance = "";

    @BeforeEach
    void open() throws IOException {
        functions = new FunctionServer();
        functions.behave(call -> Answer.of(202, ""));
    }

    @AfterEach
    void close() {
        runs.end(instance);
        sender.round();
        functions.close();
    }

    @Test
    void successWithTheTokenEndsTheTask() throws IOException {
        String token = started("token-plain", "P1D", "");

        JsonNode sent = json.readTree(functions.calls().get(0).body());
        assertThat(sent.path("taskToken").asText()).isEqualTo(token).hasSize(43);
        assertThat(sent.path("callback").asText()).endsWith("/api/task-tokens");
        assertThat(sent.path("order").asInt()).isEqualTo(7);

        with(token)
                .body("{\"rows\":3}")
                .post("/api/task-tokens/success")
                .then()
                .statusCode(200)
                .body("state", equalTo("ANSWERED"));
        runs.roundsUntil(instance, CallState.SUCCEEDED);

        assertThat(runs.variable(instance, "outcome")).isEqualTo(Map.of("rows", 3));
        assertThat(runs.currentTask(instance)).isEqualTo("done");
        assertThat(runs.call(instance).spec).doesNotContain(token);
    }

    @Test
    void sameSuccessAgainIsFineAnotherOneIsNot() {
        String token = started("token-again", "P1D", "");
        with(token).body("{\"rows\":3}").post("/api/task-tokens/success").then().statusCode(200);
        with(token)
                .body("{ \"rows\": 3 }")
                .post("/api/task-tokens/success")
                .then()
                .statusCode(200);
        runs.roundsUntil(instance, CallState.SUCCEEDED);

        with(token)
                .body("{\"rows\":3}")
                .post("/api/task-tokens/success")
                .then()
                .statusCode(200)
                .body("state", equalTo("ANSWERED"));
        with(token)
                .body("{\"rows\":4}")
                .post("/api/task-tokens/success")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("token-used"));
        with(token)
                .body(Map.of("code", "x", "message", "y"))
                .post("/api/task-tokens/failure")
                .then()
                .statusCode(409);
        with(token).post("/api/task-tokens/heartbeat").then().statusCode(409);
    }

    @Test
    void heartbeatsKeepTheCallAndSilenceEndsIt() {
        String token = started("token-heartbeat", "P1D", "PT1M");
        var first = runs.call(instance).nextAt;

        with(token)
                .body("{\"percent\":40}")
                .post("/api/task-tokens/heartbeat")
                .then()
                .statusCode(200)
                .body("state", equalTo("WAITING"))
                .body("nextHeartbeatBefore", notNullValue());
        assertThat(runs.call(instance).nextAt).isAfter(first);
        assertThat(runs.call(instance).progress).isEqualTo("{\"percent\":40}");

        runs.due(runs.call(instance).id);
        runs.roundsUntil(instance, CallState.FAILED);

        assertThat(runs.incidents(instance)).containsExactly("Nothing was heard of the function for PT1M.");
        with(token)
                .body("{}")
                .post("/api/task-tokens/success")
                .then()
                .statusCode(410)
                .contentType("application/problem+json");
    }

    @Test
    void timeOutIsTriedAgainAndTheFirstTokenStillBringsItsSuccess() {
        String first = started("token-timeout", "PT1H", "", "1");
        runs.timedOut(runs.call(instance).id);
        sender.round();
        assertThat(runs.call(instance).errorMessage).isEqualTo("No answer came within PT1H.");
        runs.roundsUntil(instance, CallState.WAITING);
        assertThat(functions.calls()).hasSize(2);
        String second = functions.calls().get(1).header("countersign-task-token");
        assertThat(second).isNotEqualTo(first);

        with(first).post("/api/task-tokens/heartbeat").then().statusCode(409).body("code", equalTo("attempt-over"));
        with(first)
                .body("{\"late\":true}")
                .post("/api/task-tokens/success")
                .then()
                .statusCode(200);
        runs.roundsUntil(instance, CallState.SUCCEEDED);

        assertThat(runs.variable(instance, "outcome")).isEqualTo(Map.of("late", true));
    }

    @Test
    void failureIsTriedAgainOrNot() {
        String token = started("token-failure", "P1D", "", "1");
        with(token)
                .body(Map.of("code", "busy", "message", "No place left"))
                .post("/api/task-tokens/failure")
                .then()
                .statusCode(200)
                .body("state", equalTo("READY"));
        runs.roundsUntil(instance, CallState.WAITING);
        String second = functions.calls().get(1).header("countersign-task-token");

        with(second)
                .body(Map.of("code", "bad-order", "message", "There is no order 7", "retryable", false))
                .post("/api/task-tokens/failure")
                .then()
                .statusCode(200)
                .body("state", equalTo("FAILED"));

        assertThat(runs.incidents(instance)).containsExactly("There is no order 7");
        with(second)
                .body(Map.of("code", "bad-order", "message", "again"))
                .post("/api/task-tokens/failure")
                .then()
                .statusCode(410);
    }

    @Test
    void processThatIsGoneHearsNothing() {
        String token = started("token-gone", "P1D", "");
        runs.end(instance);
        sender.round();

        with(token)
                .body("{}")
                .post("/api/task-tokens/success")
                .then()
                .statusCode(410)
                .body("detail", equalTo("The process does not wait any more."));
    }

    @Test
    void wrongRequestsAreRefused() {
        String token = started("token-wrong", "P1D", "");
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/task-tokens/success")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType("application/problem+json")
                .body("code", equalTo("no-token"));
        with("A".repeat(43)).body("{}").post("/api/task-tokens/success").then().statusCode(401);
        with(token)
                .body("\"" + "x".repeat(66_000) + "\"")
                .post("/api/task-tokens/success")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
        with(token)
                .body(Map.of("code", "", "message", "y"))
                .post("/api/task-tokens/failure")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("code"));
        with(token).get("/api/task-tokens/success").then().statusCode(401);
        assertThat(runs.call(instance).state).isEqualTo(CallState.WAITING);
    }

    @Test
    void guessingIsSlowedDown() {
        TokenThrottle throttle = new TokenThrottle(config(), java.time.Clock.systemUTC());
        for (int i = 0; i < 30; i++) {
            assertThat(throttle.wrong("10.1.1.1")).isZero();
        }

        assertThat(throttle.wrong("10.1.1.1")).isEqualTo(60);
        assertThat(throttle.wrong("10.1.1.2")).isZero();
    }

    @Test
    void echoedTokenAndSecretDoNotStay() {
        String token = started("token-echo", "P1D", "");
        with(token).body(Map.of("event", Map.of("taskToken", token))).post("/api/task-tokens/heartbeat");
        assertThat(runs.call(instance).progress).contains("[secret]").doesNotContain(token);
        with(token)
                .body(Map.of("event", Map.of("taskToken", token)))
                .post("/api/task-tokens/success")
                .then()
                .statusCode(200);
        assertThat(runs.call(instance).result).contains("[secret]").doesNotContain(token);
    }

    @Test
    void wrongTokensDoNotStopTheCallbacksOfTheSameAddress() throws IOException {
        String token = started("token-behind-proxy", "P1D", "");
        String last = "";
        for (int i = 0; i < 40; i++) {
            last = heartbeatFromAProxy("x".repeat(43));
        }

        assertThat(last).startsWith("HTTP/1.1 429");
        assertThat(heartbeatFromAProxy(token)).startsWith("HTTP/1.1 200");
    }

    /** From an address of its own, so that other tests are not slowed down. */
    private static String heartbeatFromAProxy(String token) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getByName("127.0.0.1"), RestAssured.port, InetAddress.getByName("127.0.0.3"), 0)) {
            String request = "POST /api/task-tokens/heartbeat HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + token + "\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static FunctionConfig config() {
        return new io.smallrye.config.SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(FunctionConfig.class)
                .build()
                .getConfigMapping(FunctionConfig.class);
    }

    private String started(String key, String timeout, String heartbeat) {
        return started(key, timeout, heartbeat, "0");
    }

    private String started(String key, String timeout, String heartbeat, String retries) {
        instance = runs.start(
                new ServiceTaskModel(key, FunctionWorker.TOPIC)
                        .input("url", "${base}/work")
                        .input("mode", "token")
                        .input("body", "${body}")
                        .input("timeout", timeout)
                        .input("heartbeat", heartbeat)
                        .input("retries", retries),
                key,
                Map.of("base", functions.url(), "body", Map.of("order", 7)));
        runs.roundsUntil(instance, CallState.WAITING);
        return functions.calls().get(0).header("countersign-task-token");
    }

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }
}
