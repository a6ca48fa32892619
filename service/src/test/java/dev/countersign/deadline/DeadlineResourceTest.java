package dev.countersign.deadline;

import static dev.countersign.deadline.DeadlineRuns.ANNA;
import static dev.countersign.deadline.DeadlineRuns.OLGA;
import static dev.countersign.deadline.DeadlineRuns.as;
import static dev.countersign.deadline.DeadlineRuns.claim;
import static dev.countersign.deadline.DeadlineRuns.complete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeadlineResourceTest {

    private static final String DORA = "dora;approver;others";

    @Inject
    DeadlineRuns runs;

    @Inject
    DeadlineHistory history;

    private String task;

    @BeforeEach
    void start() {
        runs.stopClock();
        task = runs.start(Map.of(
                "notStartedWithin", "PT4H",
                "onNotStarted", "remind every P1D; after PT2H escalate managers",
                "notCompletedBy", "due - P1D"));
    }

    @AfterEach
    void resetClock() {
        runs.resetClock();
    }

    @Test
    void showsWhatWillHappenAndWhatHasHappened() {
        Instant created = runs.now();
        runs.pass(Duration.ofHours(4));

        get(ANNA)
                .statusCode(200)
                .body("adjustable", equalTo(false))
                .body("deadlines.number", contains(1, 3))
                .body("deadlines.kind", contains("NOT_STARTED", "OVERDUE"))
                .body("deadlines.state", contains("RUNNING", "NO_DUE_DATE"))
                .body(
                        "deadlines[0].dueAt",
                        equalTo(created.plus(Duration.ofHours(4)).toString()))
                .body("deadlines[0].steps.action", contains("REMIND", "ESCALATE"))
                .body("deadlines[0].steps[0].fired", equalTo(1))
                .body(
                        "deadlines[0].steps.at",
                        contains(
                                created.plus(Duration.ofHours(28)).toString(),
                                created.plus(Duration.ofHours(6)).toString()))
                .body("deadlines[1].amount", equalTo("P1D"))
                .body("deadlines[1].before", equalTo(true))
                .body("events.what", contains("REMINDED"))
                .body("events[0].actor", nullValue());
        get(OLGA).statusCode(200).body("adjustable", equalTo(true));
    }

    @Test
    void isForThoseWhoMaySeeTheTask() {
        get(DORA).statusCode(403);
        as(ANNA).get("/api/tasks/unknown/deadlines").then().statusCode(404);
        claim(ANNA, task);
        complete(ANNA, task);
        get(ANNA).statusCode(409);
    }

    @Test
    void operatorsPostponeAndItsStepsStartOver() {
        Instant until = runs.now().plus(Duration.ofDays(3));
        runs.pass(Duration.ofHours(4));

        post(OLGA, "1/postpone", Map.of("until", until.toString(), "reason", " Back on Friday "))
                .statusCode(200)
                .body("deadlines[0].dueAt", equalTo(until.toString()))
                .body("deadlines[0].postponed", equalTo(true))
                .body("events[1].what", equalTo("POSTPONED"))
                .body("events[1].actor", equalTo("olga"))
                .body("events[1].reason", equalTo("Back on Friday"));
        runs.pass(Duration.ofDays(2));
        assertThat(runs.events(task)).containsExactly("REMINDED", "POSTPONED " + until);

        runs.pass(Duration.ofDays(1));
        assertThat(runs.events(task))
                .containsExactly("REMINDED", "POSTPONED " + until, "REMINDED", "ESCALATED managers");
    }

    @Test
    void operatorsCallOffForGood() {
        post(OLGA, "1/cancel", Map.of("reason", "Waits for the customer"))
                .statusCode(200)
                .body("deadlines[0].state", equalTo("CANCELLED"))
                .body("deadlines[0].dueAt", nullValue());
        claim(ANNA, task);
        as(ANNA).post("/api/tasks/{id}/unclaim", task).then().statusCode(200);

        runs.pass(Duration.ofDays(9));

        assertThat(runs.events(task)).containsExactly("CANCELLED");
        post(OLGA, "1/cancel", Map.of("reason", "Again")).statusCode(409).body("code", equalTo("deadline-not-running"));
    }

    @Test
    void refusesWhatMakesNoSense() {
        Map<String, String> fine = Map.of("until", runs.now().plusSeconds(60).toString(), "reason", "Later");

        post(ANNA, "1/postpone", fine).statusCode(403);
        post(OLGA, "2/postpone", fine).statusCode(404);
        post(OLGA, "3/postpone", fine).statusCode(409).body("code", equalTo("deadline-not-running"));
        post(OLGA, "1/postpone", Map.of("until", runs.now().toString(), "reason", "Now"))
                .statusCode(400)
                .body("violations[0].field", equalTo("until"));
        post(OLGA, "1/postpone", Map.of("until", runs.now().plusSeconds(60).toString(), "reason", " "))
                .statusCode(400)
                .body("violations[0].field", equalTo("reason"));
        claim(ANNA, task);
        post(OLGA, "1/postpone", fine)
                .statusCode(409)
                .body("detail", equalTo("This deadline does not run: it is stopped."));
        get(ANNA).body("events", empty());
    }

    private ValidatableResponse get(String user) {
        return as(user).get("/api/tasks/{id}/deadlines", task).then();
    }

    private ValidatableResponse post(String user, String path, Map<String, String> body) {
        return as(user).body(body)
                .post("/api/tasks/{id}/deadlines/" + path, task)
                .then();
    }
}
