package dev.countersign.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.FunctionServer;
import dev.countersign.testing.FunctionServer.Answer;
import dev.countersign.testing.ServiceTaskModel;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EndedFunctionCallsTest {

    private static final Duration KEEP = Duration.ofDays(180);

    @Inject
    FunctionRuns runs;

    @Inject
    CallSender sender;

    @Inject
    EndedFunctionCalls ended;

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
    void callOfAnEndedProcessGoesWithItsTokens() {
        UUID id = startWithToken("function-ended");
        runs.end(instance);
        sender.round();
        assertThat(runs.call(instance).state).isEqualTo(CallState.CANCELLED);
        assertThat(runs.tokens(id)).isEqualTo(1);

        runs.endedDaysAgo(id, 179);
        deleteAll();
        assertThat(runs.attempts(instance)).isEqualTo(1);

        runs.endedDaysAgo(id, 181);
        deleteAll();
        assertThat(runs.attempts(instance)).isZero();
        assertThat(runs.tokens(id)).isZero();
    }

    @Test
    void callThatWaitsForItsTokenStaysHoweverOldItIs() {
        UUID id = startWithToken("function-waits-long");
        runs.endedDaysAgo(id, 999);

        deleteAll();

        assertThat(runs.call(instance).state).isEqualTo(CallState.WAITING);
    }

    @Test
    void callStaysWhileItsProcessIsOpen() {
        functions.behave(call -> Answer.of(200, "{}"));
        UUID id = start(model("function-open"));
        runs.roundsUntil(instance, CallState.SUCCEEDED);
        runs.endedDaysAgo(id, 999);

        deleteAll();
        assertThat(runs.attempts(instance)).isEqualTo(1);

        runs.end(instance);
        deleteAll();
        assertThat(runs.attempts(instance)).isZero();
    }

    private void deleteAll() {
        while (ended.deleteSome(KEEP) > 0) {
            // the next ones
        }
    }

    private UUID startWithToken(String key) {
        UUID id = start(model(key).input("mode", "token"));
        runs.roundsUntil(instance, CallState.WAITING);
        return id;
    }

    private static ServiceTaskModel model(String key) {
        return new ServiceTaskModel(key, FunctionWorker.TOPIC).input("url", "${base}/");
    }

    private UUID start(ServiceTaskModel model) {
        instance = runs.start(model, model.key(), Map.of("base", functions.url()));
        return runs.call(instance).id;
    }
}
