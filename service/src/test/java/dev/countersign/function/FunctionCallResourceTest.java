package dev.countersign.function;

import static dev.countersign.identity.SignedIn.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.testing.FunctionServer;
import dev.countersign.testing.FunctionServer.Answer;
import dev.countersign.testing.ServiceTaskModel;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FunctionCallResourceTest {

    @Inject
    FunctionRuns runs;

    @Inject
    CallSender sender;

    private FunctionServer functions;
    private String instance = "";

    @BeforeEach
    void open() throws IOException {
        functions = new FunctionServer();
    }

    @AfterEach
    void close() {
        runs.end(instance);
        sender.round();
        functions.close();
    }

    @Test
    void callThatIsToBeMadeAgainSaysWhy() {
        functions.behave(call -> Answer.of(503, "{\"message\":\"busy\"}"));
        start(model("function-seen").input("retries", "2").input("backOff", "PT1H"));
        sender.round();
        await().atMost(Duration.ofMinutes(2)).until(() -> runs.call(instance).state == CallState.READY);

        as("anna")
                .get("/api/instances/{id}/function-calls", instance)
                .then()
                .statusCode(200)
                .body("size()", equalTo(1))
                .body("[0].id", equalTo(runs.call(instance).id.toString()))
                .body("[0].target", equalTo(functions.url() + "/score"))
                .body("[0].instanceId", equalTo(instance))
                .body("[0].definitionKey", equalTo("function-seen"))
                .body("[0].activityId", equalTo("work"))
                .body("[0].state", equalTo("READY"))
                .body("[0].attempts", equalTo(1))
                .body("[0].retriesLeft", equalTo(1))
                .body("[0].nextAttemptAt", notNullValue())
                .body("[0].errorCode", equalTo("http-503"))
                .body("[0].errorMessage", equalTo("The function's address answers with status 503: busy"))
                .body("[0].endedAt", nullValue());
    }

    @Test
    void tokenIsNotShown() {
        functions.behave(call -> Answer.of(202, ""));
        start(model("function-hidden").input("mode", "token").input("body", "${order}"));
        runs.roundsUntil(instance, CallState.WAITING);
        String token = functions.calls().get(0).header("countersign-task-token");
        given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("\"halfway\"")
                .post("/api/task-tokens/heartbeat")
                .then()
                .statusCode(200);

        String shown = as("anna")
                .get("/api/instances/{id}/function-calls", instance)
                .then()
                .statusCode(200)
                .body("[0].state", equalTo("WAITING"))
                .body("[0].progress", equalTo("\"halfway\""))
                .body("[0].lastHeartbeatAt", notNullValue())
                .body("[0].timesOutAt", notNullValue())
                .body("[0].nextAttemptAt", nullValue())
                .extract()
                .asString();

        assertThat(token).hasSize(43);
        assertThat(shown).doesNotContain(token).doesNotContain(TaskToken.hash(token));
    }

    @Test
    void onlyForPeopleWhoSeeProcesses() {
        given().get("/api/instances/{id}/function-calls", "none").then().statusCode(401);
        as("anna")
                .get("/api/instances/{id}/function-calls", "none")
                .then()
                .statusCode(200)
                .body("size()", equalTo(0));
    }

    @Test
    @TestSecurity(user = "machine", roles = "worker")
    void notForWorkers() {
        given().get("/api/instances/{id}/function-calls", "none").then().statusCode(403);
    }

    private static ServiceTaskModel model(String key) {
        return new ServiceTaskModel(key, FunctionWorker.TOPIC).input("url", "${base}/score?key=k");
    }

    private void start(ServiceTaskModel model) {
        instance = runs.start(model, model.key(), Map.of("base", functions.url(), "order", Map.of("id", 7)));
    }
}
