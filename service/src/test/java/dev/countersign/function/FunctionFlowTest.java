package dev.countersign.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.FunctionServer;
import dev.countersign.testing.FunctionServer.Answer;
import dev.countersign.testing.ServiceTaskModel;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operaton.bpm.engine.ExternalTaskService;

/** Functions that answer at once: real HTTP, the real engine, the rounds taken by hand. */
@QuarkusTest
class FunctionFlowTest {

    @Inject
    FunctionRuns runs;

    @Inject
    CallSender sender;

    @Inject
    ExternalTaskService externalTasks;

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
    void answerBecomesTheResult() {
        functions.behave(call -> Answer.of(200, "{\"score\":0.7}"));
        start("function-plain", model("function-plain").input("body", "${order}"), Map.of("order", Map.of("id", 7)));

        runs.roundsUntil(instance, CallState.SUCCEEDED);

        assertThat(runs.variable(instance, "outcome")).isEqualTo(Map.of("score", 0.7));
        assertThat(runs.currentTask(instance)).isEqualTo("done");
        assertThat(functions.calls()).hasSize(1);
        assertThat(functions.calls().get(0).body()).isEqualTo("{\"id\":7}");
        assertThat(functions.calls().get(0).headers())
                .containsEntry("idempotency-key", runs.call(instance).origin.externalTaskId())
                .containsEntry("countersign-attempt", "1")
                .doesNotContainKey("countersign-task-token");
    }

    @ParameterizedTest
    @CsvSource({
        "url, /, authorization, Bearer s3cret-of-tests",
        "lambda, /2015-03-31/functions/score/invocations, x-amz-invocation-type, RequestResponse",
        "azure, /api/score, x-functions-key, s3cret-of-tests",
        "openfaas, /function/score, authorization, Bearer s3cret-of-tests",
        "openfaas-async, /async-function/score, authorization, Bearer s3cret-of-tests"
    })
    void platformsAreCalledInTheirOwnWay(String style, String path, String header, String value) {
        functions.behave(call -> Answer.of(202, ""));
        String key = "function-" + style;
        start(key, model(key).input("style", style).input("function", "score").input("secret", "test-key"), Map.of());

        runs.roundsUntil(instance, CallState.SUCCEEDED);

        assertThat(functions.calls().get(0).path()).isEqualTo(path);
        assertThat(functions.calls().get(0).headers()).containsEntry(header, value);
        assertThat(runs.call(instance).spec).doesNotContain("s3cret");
    }

    @Test
    void echoOfTheSecretIsHiddenInResultsAndFailures() {
        functions.behave(call ->
                Answer.of(200, "{\"sent\":\"" + call.header("authorization") + "\",\"u\":\"\\u00733cret-of-tests\"}"));
        start("function-echo", model("function-echo").input("secret", "test-key"), Map.of());
        runs.roundsUntil(instance, CallState.SUCCEEDED);
        assertThat(runs.variable(instance, "outcome")).isEqualTo(Map.of("sent", "Bearer [secret]", "u", "[secret]"));
        runs.end(instance);

        functions.behave(call -> Answer.of(400, "x".repeat(480) + " invalid token " + call.header("authorization")));
        start("function-echo", model("function-echo").input("secret", "test-key"), Map.of());
        runs.roundsUntil(instance, CallState.FAILED);
        assertThat(runs.incidents(instance).get(0)).doesNotContain("s3cret");
        assertThat(runs.call(instance).errorMessage).doesNotContain("s3cret");
    }

    @Test
    void secretOfSeveralLinesIsNotShownByTheRefusal() {
        start("function-lines", model("function-lines").input("secret", "test-lines"), Map.of());
        runs.roundsUntil(instance, CallState.FAILED);

        assertThat(runs.incidents(instance))
                .containsExactly("The secret 'test-lines' has more than one line; a header cannot hold it.");
        assertThat(functions.calls()).isEmpty();
    }

    @Test
    void technicalFailureIsTriedAgainWithTheSameKey() {
        functions.behave(call -> call.header("countersign-attempt").equals("1")
                ? Answer.of(503, "{\"message\":\"busy\"}")
                : Answer.of(200, "3"));
        start("function-retry", model("function-retry"), Map.of());

        runs.roundsUntil(instance, CallState.SUCCEEDED);

        assertThat(functions.calls()).hasSize(2);
        assertThat(functions.calls().stream()
                        .map(call -> call.header("idempotency-key"))
                        .distinct())
                .containsExactly(runs.call(instance).origin.externalTaskId());
        assertThat(runs.variable(instance, "outcome")).isEqualTo(3);
    }

    @Test
    void failureForGoodIsAnIncidentWhoseRetryCallsAgain() {
        functions.behave(call -> Answer.of(422, "{\"detail\":\"no such order\"}"));
        start("function-incident", model("function-incident"), Map.of());
        runs.roundsUntil(instance, CallState.FAILED);
        assertThat(functions.calls()).hasSize(1);
        assertThat(runs.incidents(instance))
                .containsExactly("The function's address answers with status 422: no such order");

        functions.behave(call -> Answer.of(200, "true"));
        externalTasks.setRetries(runs.call(instance).origin.externalTaskId(), 1);
        runs.fetch();
        runs.roundsUntil(instance, CallState.SUCCEEDED);

        assertThat(runs.attempts(instance)).isEqualTo(2);
        assertThat(runs.currentTask(instance)).isEqualTo("done");
    }

    @Test
    void failureForGoodIsAnErrorWhereTheModelCatchesIt() {
        functions.behave(call -> new Answer(
                200, "{\"errorMessage\":\"division by zero\"}", Map.of("X-Amz-Function-Error", "Unhandled")));
        start("function-caught", model("function-caught").input("retries", "0").catching("jobFailed"), Map.of());

        runs.roundsUntil(instance, CallState.FAILED);

        assertThat(runs.currentTask(instance)).isEqualTo("caught");
        assertThat((Map<?, ?>) runs.variable(instance, "jobError"))
                .extracting(error -> List.of(error.get("code"), error.get("message"), error.get("attempts")))
                .isEqualTo(List.of("function-error", "The function failed: division by zero", 1));
    }

    @Test
    void textThatIsTooLargeAsJsonFailsInsteadOfBeingHandedOverForEver() {
        functions.behave(call -> Answer.of(200, "x\n".repeat(32_000)));
        start("function-text", model("function-text"), Map.of());

        runs.roundsUntil(instance, CallState.FAILED);

        assertThat(runs.incidents(instance).get(0)).startsWith("The answer has 96");
        assertThat(functions.calls()).hasSize(1);
    }

    @Test
    void answerThatIsTooLargeFailsWithoutARetry() {
        functions.behave(call -> Answer.of(200, "\"" + "x".repeat(70_000) + "\""));
        start("function-large", model("function-large"), Map.of());

        runs.roundsUntil(instance, CallState.FAILED);

        assertThat(runs.incidents(instance).get(0)).startsWith("The answer has more than 65536 bytes");
        assertThat(functions.calls()).hasSize(1);
    }

    @Test
    void textAndNothingAreResultsToo() {
        functions.behave(call -> Answer.of(200, "done, thank you"));
        start("function-text", model("function-text"), Map.of());
        runs.roundsUntil(instance, CallState.SUCCEEDED);
        assertThat(runs.variable(instance, "outcome")).isEqualTo(Map.of("text", "done, thank you"));
    }

    @Test
    void silenceTimesOut() {
        functions.behave(call -> {
            try {
                Thread.sleep(3_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Answer.of(200, "{}");
        });
        start("function-slow", model("function-slow").input("timeout", "PT1S").input("retries", "0"), Map.of());

        runs.roundsUntil(instance, CallState.FAILED);

        assertThat(runs.incidents(instance)).containsExactly("No answer came within PT1S.");
    }

    @Test
    void callOfADeadNodeIsMadeAgainAsTheSameAttempt() {
        functions.behave(call -> Answer.of(200, "{}"));
        start("function-dead", model("function-dead"), Map.of());
        runs.calledByADeadNode(runs.call(instance).id);

        runs.roundsUntil(instance, CallState.SUCCEEDED);

        assertThat(functions.calls().get(0).headers()).containsEntry("countersign-attempt", "1");
    }

    @Test
    void callOfACancelledProcessIsNotMade() {
        start("function-cancelled", model("function-cancelled"), Map.of());
        runs.end(instance);

        sender.round();

        assertThat(runs.call(instance).state).isEqualTo(CallState.CANCELLED);
        assertThat(functions.calls()).isEmpty();
    }

    @Test
    void foreignHostIsNotCalled() {
        instance = runs.start(
                new ServiceTaskModel("function-foreign", FunctionWorker.TOPIC).input("url", "${url}"),
                "function-foreign",
                Map.of("url", "http://169.254.169.254/latest"));

        assertThat(runs.incidents(instance).get(0)).startsWith("The host 169.254.169.254:80 is not allowed");
    }

    private ServiceTaskModel model(String key) {
        return new ServiceTaskModel(key, FunctionWorker.TOPIC).input("url", "${base}/");
    }

    private void start(String key, ServiceTaskModel model, Map<String, Object> variables) {
        Map<String, Object> all = new java.util.HashMap<>(variables);
        all.put("base", functions.url());
        instance = runs.start(model, key, all);
    }
}
