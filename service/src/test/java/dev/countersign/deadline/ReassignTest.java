package dev.countersign.deadline;

import static dev.countersign.deadline.DeadlineRuns.ANNA;
import static dev.countersign.deadline.DeadlineRuns.as;
import static dev.countersign.deadline.DeadlineRuns.claim;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReassignTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String BEN = "ben;approver;forecast-reviewers";
    private static final String MIA = "mia;approver;forecast-reviewers,managers";

    @Inject
    DeadlineRuns runs;

    @Inject
    DeadlineHistory history;

    @Inject
    EntityManager entityManager;

    @BeforeEach
    void stopClock() {
        runs.stopClock();
    }

    @AfterEach
    void resetClock() {
        runs.resetClock();
    }

    @Test
    void escalatingLeavesTheTaskWithWhoeverHoldsIt() {
        String task = claimed(Map.of("notCompletedWithin", "PT1H", "onNotCompleted", "escalate managers"));

        runs.pass(DAY);

        assertThat(runs.task(task).getAssignee()).isEqualTo("anna");
        assertThat(runs.candidateGroups(task)).containsExactly("forecast-reviewers", "managers");
        DeadlineRuns.complete(ANNA, task);
    }

    @Test
    void givesTheTaskToSomebodyElse() {
        String task = claimed(Map.of("notCompletedWithin", "PT1H", "onNotCompleted", "reassign ben"));

        runs.pass(DAY);

        assertThat(runs.events(task)).containsExactly("REASSIGNED user:ben");
        assertThat(runs.task(task).getAssignee()).isEqualTo("ben");
        as(ANNA).body("{\"data\": {}}")
                .post("/api/tasks/{id}/complete", task)
                .then()
                .statusCode(409);
    }

    @Test
    void givesTheTaskToAGroupWhichHasToStartAnew() {
        String task = claimed(Map.of(
                "notStartedWithin", "PT8H",
                "notCompletedWithin", "PT1H",
                "onNotCompleted", "reassign group:managers"));

        runs.pass(Duration.ofHours(1));

        assertThat(runs.events(task)).containsExactly("REASSIGNED group:managers");
        assertThat(history.ofTask(task).get(0).recipients()).containsExactly("admin", "mia");
        assertThat(runs.task(task).getAssignee()).isNull();
        assertThat(runs.candidateGroups(task)).containsExactly("managers");
        assertThat(runs.deadlines(task).get(0).dueAt()).isEqualTo(runs.now().plus(Duration.ofHours(8)));
        as(ANNA).post("/api/tasks/{id}/claim", task).then().statusCode(403);
        claim(MIA, task);
    }

    @Test
    void whoTookPartInAnEarlierStepDoesNotGetTheTaskButTheGroupDoes() {
        String task = runs.start(Map.of(
                "excludeParticipantsOf", "first",
                "notStartedWithin", "PT1H",
                "onNotStarted", "reassign anna or group:managers"));

        runs.pass(DAY);

        assertThat(runs.events(task)).containsExactly("REFUSED user:anna", "REASSIGNED group:managers");
        assertThat(history.ofTask(task).get(0).reason()).startsWith("Four eyes: 'anna'");
        assertThat(runs.task(task).getAssignee()).isNull();
        assertThat(runs.candidateGroups(task)).containsExactly("managers");
    }

    @Test
    void withoutAnotherGroupItGoesToTheOneOfTheEscalation() {
        String task = claimed(Map.of(
                "notCompletedWithin", "PT1H",
                "onNotCompleted", "reassign nobody-here; after P30D escalate managers"));

        runs.pass(DAY);

        assertThat(runs.events(task)).containsExactly("REFUSED user:nobody-here", "REASSIGNED group:managers");
        assertThat(history.ofTask(task).get(0).reason()).isEqualTo("There is no user 'nobody-here'.");
    }

    @Test
    void orBackToItsCandidates() {
        String task = claimed(Map.of("notCompletedWithin", "PT1H", "onNotCompleted", "reassign anna"));

        runs.pass(DAY);

        assertThat(runs.events(task)).containsExactly("REFUSED user:anna", "REASSIGNED candidates");
        assertThat(runs.task(task).getAssignee()).isNull();
        assertThat(runs.candidateGroups(task)).containsExactly("forecast-reviewers");
    }

    @Test
    void remindsNobodyWhoMayNotDoIt() {
        String task = runs.start(Map.of("excludeParticipantsOf", "first", "notStartedWithin", "PT1H"));

        runs.pass(DAY);

        assertThat(history.ofTask(task).get(0).recipients()).containsExactly("admin", "ben", "mia");
    }

    @Test
    void norAPersonOrGroupThatItNames() {
        String task = runs.start(Map.of(
                "excludeParticipantsOf", "first",
                "notStartedWithin", "PT1H",
                "onNotStarted", "remind group:forecast-reviewers; after PT1H remind user:anna"));

        runs.pass(DAY);

        assertThat(history.ofTask(task).get(0).recipients()).containsExactly("admin", "ben", "mia");
        assertThat(history.ofTask(task).get(1).recipients()).isEmpty();
    }

    @Test
    void tellsWhoeverHadItThatItIsNotTheirsAnyMore() {
        String task = claimed(Map.of("notCompletedWithin", "PT1H", "onNotCompleted", "reassign ben"));

        runs.pass(DAY);

        assertThat(notices(task, "anna", "REASSIGNED"))
                .singleElement()
                .asString()
                .contains("Why: This task was not completed in time")
                .contains("Now with: Ben");
        assertThat(notices(task, "anna", "ESCALATED")).isEmpty();
    }

    @Test
    void aDelegatedTaskIsTheNewHoldersForGood() {
        String task = delegatedToMia(Map.of("notCompletedWithin", "PT1H", "onNotCompleted", "reassign ben"));

        runs.pass(DAY);

        assertThat(runs.task(task).getAssignee()).isEqualTo("ben");
        assertThat(runs.task(task).getOwner()).isNull();
        assertThat(runs.task(task).getDelegationState()).isNull();
        assertThat(participants(task)).containsExactly("mia");
        DeadlineRuns.complete(BEN, task);
    }

    @Test
    void aDelegatedTaskThatAGroupGetsCanBeClaimedAndCompleted() {
        String task = delegatedToMia(Map.of("notCompletedWithin", "PT1H", "onNotCompleted", "reassign group:managers"));

        runs.pass(DAY);

        assertThat(runs.task(task).getOwner()).isNull();
        claim(MIA, task);
        DeadlineRuns.complete(MIA, task);
    }

    private String delegatedToMia(Map<String, String> properties) {
        String task = claimed(properties);
        as(ANNA).body(Map.of("user", "mia"))
                .post("/api/tasks/{id}/delegate", task)
                .then()
                .statusCode(200);
        return task;
    }

    private List<String> notices(String task, String person, String kind) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entityManager
                        .createNativeQuery(
                                "select text_body from notification where task_id = ?1 and recipient_id = ?2 and kind = ?3",
                                String.class)
                        .setParameter(1, task)
                        .setParameter(2, person)
                        .setParameter(3, kind)
                        .getResultList()
                        .stream()
                        .map(String::valueOf)
                        .toList());
    }

    private List<String> participants(String task) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entityManager
                        .createNativeQuery("select user_id from task_participant where task_id = ?1", String.class)
                        .setParameter(1, task)
                        .getResultList()
                        .stream()
                        .map(String::valueOf)
                        .toList());
    }

    private String claimed(Map<String, String> properties) {
        String task = runs.start(properties);
        claim(ANNA, task);
        return task;
    }
}
