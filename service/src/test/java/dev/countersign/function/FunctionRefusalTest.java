package dev.countersign.function;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.countersign.testing.FunctionServer;
import dev.countersign.testing.FunctionServer.Answer;
import dev.countersign.testing.ServiceTaskModel;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ExternalTaskService;

/** Processes that can go on neither with what a function gave nor with its failure. */
@QuarkusTest
class FunctionRefusalTest {

    @Inject
    FunctionRuns runs;

    @Inject
    CallSender sender;

    @Inject
    ExternalTaskService externalTasks;

    private final List<String> instances = new ArrayList<>();
    private FunctionServer functions;

    @BeforeEach
    void open() throws IOException {
        functions = new FunctionServer();
        functions.behave(call -> Answer.of(200, "3"));
    }

    @AfterEach
    void close() {
        instances.forEach(runs::end);
        sender.round();
        functions.close();
    }

    @Test
    void answerThatIsRefusedEndsInAnIncidentNotInAnErrorThatIsRefusedToo() {
        String refuses = start(stuck("function-refuses").output("product", "${factor * result}"));
        runs.roundsUntil(refuses, CallState.FAILED);

        assertThat(runs.incidents(refuses))
                .singleElement()
                .asString()
                .startsWith("The function succeeded, but the process cannot go on: ")
                .endsWith("A retry of the incident hands the same answer over again without another call.");
        String next = start(model("function-next"));
        runs.roundsUntil(next, CallState.SUCCEEDED);

        runs.set(refuses, "factor", 2);
        externalTasks.setRetries(runs.call(refuses).origin.externalTaskId(), 1);
        runs.fetch();
        runs.roundsUntil(refuses, CallState.SUCCEEDED);
        assertThat(runs.variable(refuses, "product").toString()).isEqualTo("6");
        assertThat(functions.calls()).hasSize(2);
    }

    @Test
    void failureWhosePathIsRefusedEndsInAnIncidentWithoutAnotherCall() {
        functions.behave(call -> Answer.of(422, "{\"detail\":\"no such order\"}"));
        String instance = start(stuck("function-path-refused"));

        runs.roundsUntil(instance, CallState.FAILED);

        assertThat(runs.incidents(instance))
                .singleElement()
                .asString()
                .startsWith("The function's address answers with status 422: no such order The process cannot handle")
                .endsWith("A retry of the incident calls the function again.");
        assertThat(runs.call(instance).errorCode).isEqualTo("http-422");
        runs.due(runs.call(instance).id);
        sender.round();
        assertThat(functions.calls()).hasSize(1);

        functions.behave(call -> Answer.of(200, "3"));
        externalTasks.setRetries(runs.call(instance).origin.externalTaskId(), 1);
        runs.fetch();
        runs.roundsUntil(instance, CallState.SUCCEEDED);
        assertThat(runs.currentTask(instance)).isEqualTo("done");
    }

    @Test
    void silenceWhosePathIsRefusedEndsInAnIncident() {
        functions.behave(call -> Answer.of(202, ""));
        String instance = start(stuck("function-silence-refused").input("mode", "token"));
        runs.roundsUntil(instance, CallState.WAITING);
        runs.timedOut(runs.call(instance).id);

        runs.roundsUntil(instance, CallState.FAILED);

        assertThat(runs.incidents(instance)).singleElement().asString().startsWith("No answer came within ");
        assertThat(functions.calls()).hasSize(1);
    }

    @Test
    void failureByTokenIsTakenWhateverTheProcessSays() {
        functions.behave(call -> Answer.of(202, ""));
        String instance = start(stuck("function-token-refused").input("mode", "token"));
        runs.roundsUntil(instance, CallState.WAITING);

        failWithToken();
        assertThat(runs.incidents(instance)).isEmpty();
        runs.roundsUntil(instance, CallState.FAILED);

        assertThat(runs.incidents(instance))
                .singleElement()
                .asString()
                .startsWith("There is no order 7 The process cannot handle this failure: ");
        assertThat(functions.calls()).hasSize(1);
    }

    @Test
    void failureByTokenOfASuspendedProcessIsToldLater() {
        functions.behave(call -> Answer.of(202, ""));
        String instance =
                start(model("function-token-suspended").input("mode", "token").catching("jobFailed"));
        runs.roundsUntil(instance, CallState.WAITING);
        runs.suspend(instance);

        failWithToken();
        runs.due(runs.call(instance).id);
        sender.round();
        assertThat(runs.call(instance).untold).isTrue();

        runs.activate(instance);
        runs.roundsUntil(instance, CallState.FAILED);
        assertThat(runs.currentTask(instance)).isEqualTo("caught");
        assertThat(functions.calls()).hasSize(1);
    }

    @Test
    void callThatCannotBeMadeKeepsNoOtherFromBeingMade() {
        String spoiled = start(model("function-spoiled"));
        String next = start(model("function-after-spoiled"));
        runs.spoil(runs.call(spoiled).id);

        runs.roundsUntil(next, CallState.SUCCEEDED);
        runs.roundsUntil(spoiled, CallState.FAILED);

        assertThat(runs.incidents(spoiled)).singleElement().asString().startsWith("The call could not be made: ");
        assertThat(functions.calls()).hasSize(1);
    }

    private void failWithToken() {
        given().header("Authorization", "Bearer " + functions.calls().get(0).header("countersign-task-token"))
                .contentType(ContentType.JSON)
                .body(Map.of("code", "bad-order", "message", "There is no order 7", "retryable", false))
                .post("/api/task-tokens/failure")
                .then()
                .statusCode(200)
                .body("state", equalTo("FAILED"));
    }

    private static ServiceTaskModel model(String key) {
        return new ServiceTaskModel(key, FunctionWorker.TOPIC)
                .input("url", "${base}/")
                .input("retries", "0");
    }

    /** Catches the failure of its function, and then nothing works. */
    private static ServiceTaskModel stuck(String key) {
        return model(key).catching("jobFailed").whenCaught("${nobody.knows}");
    }

    private String start(ServiceTaskModel model) {
        String instance = runs.start(model, model.key(), Map.of("base", functions.url()));
        instances.add(instance);
        return instance;
    }
}
