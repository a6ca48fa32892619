package dev.countersign.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Several people do different things with one task at the same moment. */
@QuarkusTest
class TaskRaceTest extends HumanReviewTest {

    private static final String TINA = "tina;approver;testers";

    @Inject
    People people;

    private final ExecutorService threads = Executors.newFixedThreadPool(6);

    @BeforeEach
    void people() {
        people.add("tina", "Tina Laine", "testers");
        people.add("tom", "Tom Berg", "testers");
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @RepeatedTest(3)
    void claimsAndAssignmentsOfAFreeTaskHaveOneWinner() throws Exception {
        List<Response> answers = atOnce(List.of(
                () -> as("a;approver;testers").post("/api/tasks/" + task + "/claim"),
                () -> as("b;approver;testers").post("/api/tasks/" + task + "/claim"),
                () -> action(OLGA, "assign", "{\"user\": \"tina\"}"),
                () -> action("oskar;operator;x", "assign", "{\"user\": \"tom\"}")));

        String winner = review.task(run).getAssignee();
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .hasSize(3)
                .allSatisfy(
                        answer -> assertThat(answer.<String>path("assignee")).isEqualTo(winner));
    }

    @RepeatedTest(3)
    void completingHandingOverAndDelegatingHaveOneWinner() throws Exception {
        claim(TINA);

        List<Response> answers = atOnce(List.of(
                () -> complete(TINA, Map.of("decision", "approve"), digest),
                () -> action(TINA, "assign", "{\"user\": \"tom\"}"),
                () -> action(TINA, "delegate", "{\"user\": \"tom\"}"),
                () -> action(OLGA, "assign", "{\"user\": \"tom\", \"from\": \"tina\"}")));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        String who = answers.get(0).statusCode() == 200 ? "decidedBy" : "assignee";
        String winner = answers.get(0).statusCode() == 200 ? "tina" : "tom";
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .hasSize(3)
                .allSatisfy(answer -> assertThat(answer.<String>path(who)).isEqualTo(winner));
    }

    private Response action(String user, String action, String body) {
        return as(user).contentType("application/json").body(body).post("/api/tasks/" + task + "/" + action);
    }

    private List<Response> atOnce(List<Callable<Response>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        List<Callable<Response>> together = new ArrayList<>();
        for (Callable<Response> call : calls) {
            together.add(() -> {
                start.await();
                return call.call();
            });
        }
        return threads.invokeAll(together).stream()
                .map(HumanReviewTest::outcome)
                .toList();
    }
}
