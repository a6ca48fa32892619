package dev.countersign.deadline;

import static dev.countersign.deadline.DeadlineRuns.ANNA;
import static dev.countersign.deadline.DeadlineRuns.as;
import static dev.countersign.deadline.DeadlineRuns.claim;
import static dev.countersign.deadline.DeadlineRuns.complete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;

@QuarkusTest
class DeadlineFlowTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    DeadlineRuns runs;

    @Inject
    DeadlineHistory history;

    @Inject
    TaskService taskService;

    @Inject
    RuntimeService runtimeService;

    @BeforeEach
    void stopClock() {
        runs.stopClock();
    }

    @AfterEach
    void resetClock() {
        runs.resetClock();
    }

    @Test
    void remindsAndThenEscalatesWhatNobodyStarts() {
        String task =
                runs.start(Map.of("notStartedWithin", "PT4H", "onNotStarted", "remind; after P1D escalate managers"));

        runs.pass(HOUR.multipliedBy(4).minusSeconds(1));
        assertThat(runs.events(task)).isEmpty();

        runs.pass(Duration.ofSeconds(1));
        assertThat(runs.events(task)).containsExactly("REMINDED");
        assertThat(history.ofTask(task).get(0).recipients()).containsExactly("admin", "anna", "ben", "mia");

        runs.pass(HOUR.multipliedBy(24));
        assertThat(runs.events(task)).containsExactly("REMINDED", "ESCALATED managers");
        assertThat(history.ofTask(task).get(1).recipients()).containsExactly("admin", "mia");
        assertThat(runs.candidateGroups(task)).containsExactly("forecast-reviewers", "managers");
        assertThat(runs.deadlines(task).get(0).state()).isEqualTo(DeadlineState.PASSED);
        assertThat(runs.task(task).getAssignee()).isNull();
    }

    @Test
    void remindsOfATaskWhoseEvidenceIsNotThereYet() {
        String task = runs.start(
                Map.of("evidence", "${notYet.evidence}", "notStartedWithin", "PT4H", "onNotStarted", "remind"));

        runs.pass(HOUR.multipliedBy(4));

        assertThat(runs.events(task)).containsExactly("REMINDED");
    }

    @Test
    void knowsWhomItsRemindersName() {
        String task = runs.start(Map.of(
                "notStartedWithin", "PT4H", "onNotStarted", "remind user:olga; after P1D remind group:managers"));
        String other = runs.start(Map.of("notStartedWithin", "PT4H", "onNotStarted", "remind; escalate managers"));

        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(named.isNamed(task, "olga")).isTrue();
            assertThat(named.isNamed(task, "mia")).isTrue();
            assertThat(named.isNamed(task, "anna")).isFalse();
            assertThat(named.isNamed(other, "mia")).isFalse();
        });
    }

    @Inject
    RemindedByName named;

    @Test
    void claimingStopsTheClockAndGivingBackStartsItAnew() {
        String task = runs.start(Map.of("notStartedWithin", "PT4H", "onNotStarted", "escalate managers"));
        runs.pass(HOUR);
        claim(ANNA, task);
        assertThat(runs.deadlines(task).get(0).state()).isEqualTo(DeadlineState.STOPPED);

        runs.pass(HOUR.multipliedBy(10));
        as(ANNA).post("/api/tasks/{id}/unclaim", task).then().statusCode(200);
        assertThat(runs.deadlines(task).get(0).dueAt()).isEqualTo(runs.now().plus(Duration.ofHours(4)));
        runs.pass(HOUR.multipliedBy(3));
        assertThat(runs.events(task)).isEmpty();

        runs.pass(HOUR);
        assertThat(runs.events(task)).containsExactly("ESCALATED managers");
    }

    @Test
    void repeatsUntilTheTaskIsDoneAndCatchesUpOnce() {
        String task = runs.start(Map.of("notCompletedWithin", "PT1H", "onNotCompleted", "remind every PT1H"));
        claim(ANNA, task);

        runs.pass(HOUR.multipliedBy(2).plusMinutes(30));
        assertThat(runs.events(task)).containsExactly("REMINDED");
        assertThat(history.ofTask(task).get(0).recipients()).containsExactly("anna");

        runs.pass(HOUR.multipliedBy(10));
        assertThat(runs.events(task)).containsExactly("REMINDED", "REMINDED");

        complete(ANNA, task);
        runs.pass(HOUR.multipliedBy(48));
        assertThat(runs.events(task)).containsExactly("REMINDED", "REMINDED");
        assertThat(runs.deadlines(task)).isEmpty();
    }

    @Test
    void repeatsNoMoreOftenThanSaid() {
        String task =
                runs.start(Map.of("notCompletedWithin", "PT1H", "onNotCompleted", "remind every PT1H up to 3 times"));

        for (int i = 0; i < 6; i++) {
            runs.pass(HOUR);
        }

        assertThat(runs.events(task)).containsExactly("REMINDED", "REMINDED", "REMINDED");
    }

    @Test
    void countsFromTheDueDateAndFollowsIt() {
        String task =
                runs.start(Map.of("notCompletedBy", "due - PT2H", "onOverdue", "remind; after PT2H priority +30"));
        assertThat(runs.deadlines(task).get(0).state()).isEqualTo(DeadlineState.NO_DUE_DATE);

        taskService.setDueDate(task, Date.from(runs.now().plus(HOUR.multipliedBy(5))));
        runs.pass(HOUR.multipliedBy(3));
        assertThat(runs.events(task)).containsExactly("REMINDED");

        taskService.setDueDate(task, Date.from(runs.now().plus(HOUR.multipliedBy(10))));
        assertThat(runs.deadlines(task).get(0).dueAt()).isEqualTo(runs.now().plus(HOUR.multipliedBy(8)));
        runs.pass(HOUR.multipliedBy(7));
        assertThat(runs.events(task)).containsExactly("REMINDED");

        runs.pass(HOUR.multipliedBy(3));
        assertThat(runs.events(task)).containsExactly("REMINDED", "REMINDED", "PRIORITY_CHANGED 80");
        assertThat(runs.task(task).getPriority()).isEqualTo(80);
        taskService.setDueDate(task, null);
        assertThat(runs.deadlines(task).get(0).state()).isEqualTo(DeadlineState.NO_DUE_DATE);
    }

    @Test
    void nothingHappensWhileTheRunIsSuspended() {
        String task = runs.start(Map.of("notStartedWithin", "PT1H", "onNotStarted", "escalate managers"));
        String instance = runs.task(task).getProcessInstanceId();
        runtimeService.suspendProcessInstanceById(instance);

        runs.pass(HOUR.multipliedBy(5));
        assertThat(runs.events(task)).isEmpty();

        runtimeService.activateProcessInstanceById(instance);
        runs.pass(Duration.ZERO);
        assertThat(runs.events(task)).containsExactly("ESCALATED managers");
    }

    @Test
    void countsByItsCalendar() {
        String task = runs.start(Map.of("notStartedWithin", "P1DT2H", "calendar", "fi"));
        Instant due = Objects.requireNonNull(runs.deadlines(task).get(0).dueAt());

        as(ANNA).body(Map.of("from", runs.now().toString(), "duration", "P1DT2H"))
                .post("/api/calendars/fi/compute")
                .then()
                .statusCode(200)
                .body("at", org.hamcrest.Matchers.equalTo(due.toString()));
    }

    @Test
    void takesDurationsGroupsAndCalendarsFromVariables() {
        String key = runs.deploy(Map.of(
                "notStartedWithin", "${wait}",
                "onNotStarted", "escalate ${team}; after ${wait} reassign user:${boss}",
                "calendar", "${region}"));
        String task = runs.start(key, Map.of("wait", "PT3H", "team", "operators", "boss", "mia", "region", "default"));

        runs.pass(HOUR.multipliedBy(3));
        assertThat(runs.candidateGroups(task)).containsExactly("forecast-reviewers", "operators");
        runs.pass(HOUR.multipliedBy(3));
        assertThat(runs.task(task).getAssignee()).isEqualTo("mia");
    }

    @Test
    void aVariableThatIsNoDurationIsAnError() {
        String key = runs.deploy(Map.of("notStartedWithin", "${wait}"));

        assertThatThrownBy(() -> runs.start(key, Map.of("wait", "soon")))
                .hasMessageContaining("The property 'notStartedWithin' of user task 'work': 'soon' is no duration");
    }
}
