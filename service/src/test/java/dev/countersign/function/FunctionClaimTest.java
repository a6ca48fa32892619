package dev.countersign.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.AtOnce;
import dev.countersign.testing.FunctionServer;
import dev.countersign.testing.FunctionServer.Answer;
import dev.countersign.testing.ServiceTaskModel;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes at the same calls, and a slow one whose answer comes after another one has made the call again. */
@QuarkusTest
class FunctionClaimTest {

    private static final Duration LEASE = Duration.ofMinutes(5);

    @Inject
    FunctionRuns runs;

    @Inject
    CallSender sender;

    @Inject
    FunctionCallRepository calls;

    @Inject
    CallOutcome outcome;

    private final List<String> instances = new ArrayList<>();
    private FunctionServer functions;

    @BeforeEach
    void open() throws IOException {
        functions = new FunctionServer();
        functions.behave(call -> Answer.of(200, "{}"));
    }

    @AfterEach
    void close() {
        instances.forEach(runs::end);
        sender.round();
        functions.close();
    }

    @Test
    void dueCallIsTakenByOneNodeOnly() {
        Set<UUID> own = Stream.generate(() -> runs.call(start()).id).limit(8).collect(Collectors.toSet());
        for (int round = 1; round <= 5; round++) {
            own.forEach(runs::due);

            List<List<UUID>> taken = AtOnce.<List<UUID>>all(List.of(
                    () -> calls.claim(UUID.randomUUID(), 100, LEASE, Set.of()),
                    () -> calls.claim(UUID.randomUUID(), 100, LEASE, Set.of())));

            assertThat(taken.stream()
                            .flatMap(List::stream)
                            .filter(own::contains)
                            .toList())
                    .doesNotHaveDuplicates()
                    .hasSize(8);
        }
    }

    @Test
    void answerOfASlowNodeChangesNothing() {
        String instance = start();
        Outgoing slow = begun(instance);
        runs.due(slow.id());
        Outgoing current = begun(instance);

        outcome.replied(slow, reply("slow"));
        outcome.unanswered(slow, "unreachable", "The function's address gives no answer.", false);

        assertThat(runs.call(instance).state).isEqualTo(CallState.CALLING);
        assertThat(runs.call(instance).claim).isEqualTo(current.claim());

        AtOnce.<Boolean>all(List.of(() -> replied(slow, "slow"), () -> replied(current, "current")));
        outcome.replied(slow, reply("slow"));
        runs.roundsUntil(instance, CallState.SUCCEEDED);

        assertThat(runs.variable(instance, "outcome")).isEqualTo(Map.of("from", "current"));
        assertThat(runs.call(instance).attempt).isEqualTo(1);
        assertThat(functions.calls()).isEmpty();
    }

    @Test
    void failureOfASlowNodeCostsNoAttempt() {
        String instance = start();
        Outgoing slow = begun(instance);
        runs.due(slow.id());
        Outgoing current = begun(instance);
        int retries = runs.call(instance).retriesLeft;

        AtOnce.<Boolean>all(List.of(() -> timedOut(slow), () -> timedOut(current)));

        assertThat(runs.call(instance).state).isEqualTo(CallState.READY);
        assertThat(runs.call(instance).retriesLeft).isEqualTo(retries - 1);
    }

    private boolean replied(Outgoing call, String from) {
        outcome.replied(call, reply(from));
        return true;
    }

    private boolean timedOut(Outgoing call) {
        outcome.unanswered(call, "timed-out", "No answer came.", true);
        return true;
    }

    private static Reply reply(String from) {
        return new Reply(200, "", ("{\"from\":\"" + from + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private Outgoing begun(String instance) {
        UUID claim = UUID.randomUUID();
        calls.claim(claim, 100, LEASE, Set.of());
        return outcome.begin(runs.call(instance).id, claim).orElseThrow();
    }

    private String start() {
        String instance = runs.start(
                new ServiceTaskModel("function-claim", FunctionWorker.TOPIC).input("url", "${base}/"),
                "function-claim",
                Map.of("base", functions.url()));
        instances.add(instance);
        return instance;
    }
}
