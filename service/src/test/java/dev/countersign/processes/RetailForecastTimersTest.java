package dev.countersign.processes;

import static dev.countersign.processes.ProcessRun.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RetailForecastTimersTest extends RetailForecast {

    @ParameterizedTest
    @CsvSource({
        "userTaskApproveForecast, boundaryApprovalReminder, endReviewersReminded, a forecast waits for approval",
        "userTaskSecondApproval, boundarySecondReminder, endSecondReviewersReminded, a forecast waits for its second approval"
    })
    void reviewersAreRemindedAndTheTaskStays(String task, String timer, String event, String subject) {
        // given
        ProcessRun run = waitingFor(task);

        // when
        run.fireTimer(timer);

        // then
        assertThat(run.notification(event))
                .containsEntry("template", "reminder")
                .containsEntry("recipient", "group:forecast-reviewers")
                .extractingByKey("facts")
                .isEqualTo(map(
                        "task",
                        task,
                        "round",
                        1,
                        "reason",
                        "The error is 31.0 %; above 25 % two reviewers must agree."));
        assertThat(run.mails("reminder"))
                .containsExactlyElementsOf(reviewersWhoMayDecide(task)
                        .map(person -> person + ": Reminder: " + subject)
                        .toList());
        assertThat(run.candidateGroups(task)).containsExactly("forecast-reviewers");
        assertThat(run.waitingAt()).containsExactly(task);
    }

    @Test
    void aFinnishReviewerIsRemindedInFinnish() {
        read(Person.BEN, "fi");
        try {
            ProcessRun run = evaluated(0.31).fireTimer("boundaryApprovalReminder");

            assertThat(run.mails("reminder"))
                    .contains(
                            "ben: Muistutus: ennuste odottaa hyväksyntää",
                            "mia: Reminder: a forecast waits for approval");
        } finally {
            read(Person.BEN, "en");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "userTaskApproveForecast, boundaryApprovalEscalation, endManagersAsked, a forecast waits for approval",
        "userTaskSecondApproval, boundarySecondEscalation, endManagersAskedForSecond, a forecast waits for its second approval"
    })
    void managersMayDecideAfterTheEscalationAndNothingIsApproved(
            String task, String timer, String event, String subject) {
        // given
        ProcessRun run = waitingFor(task);

        // when
        run.fireTimer(timer);

        // then
        assertThat(run.notification(event))
                .containsEntry("template", "escalation")
                .containsEntry("recipient", "group:managers");
        assertThat(run.mails("escalation")).containsExactly("admin: Overdue: " + subject, "mia: Overdue: " + subject);
        assertThat(run.candidateGroups(task)).containsExactly("forecast-reviewers", "managers");
        assertThat(run.waitingAt()).containsExactly(task);
    }

    @Test
    void anAnswerAfterReminderAndEscalationGoesOn() {
        // given
        ProcessRun run = evaluated(0.085).fireTimer("boundaryApprovalReminder").fireTimer("boundaryApprovalEscalation");

        // when
        run.answer(APPROVE, Person.MARK, map("decision", "approve"));

        // then
        assertThat(run.waitingAt()).containsExactly("jobPublish");
        assertThat(openTimers(run)).isZero();
    }

    @Test
    void theDurationsOfTheInstanceCount() {
        // given
        ProcessRun run = start(map("reminderAfter", "PT1H", "escalateAfter", "PT2H"));

        // when
        evaluated(run.jobSucceeds("jobIngest", ingest(0.0)), 0.085);

        // then
        Date created = run.task(APPROVE).getCreateTime();
        assertThat(Duration.between(created.toInstant(), due(run, "boundaryApprovalReminder")))
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
        assertThat(Duration.between(created.toInstant(), due(run, "boundaryApprovalEscalation")))
                .isBetween(Duration.ofMinutes(119), Duration.ofMinutes(121));
    }

    /** Anna has approved first; the second one has to be somebody else. */
    private static Stream<String> reviewersWhoMayDecide(String task) {
        return Stream.of("admin", "anna", "ben", "mia")
                .filter(person -> !task.equals(SECOND) || !person.equals("anna"));
    }

    private static void read(Person person, String language) {
        person.request()
                .body(map("language", language))
                .put("/api/me/notifications")
                .then()
                .statusCode(200);
    }

    private ProcessRun waitingFor(String task) {
        ProcessRun run = evaluated(0.31);
        return task.equals(SECOND) ? run.answer(APPROVE, Person.ANNA, map("decision", "approve")) : run;
    }

    private java.time.Instant due(ProcessRun run, String timer) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(run.id())
                .activityId(timer)
                .singleResult()
                .getDuedate()
                .toInstant();
    }

    private long openTimers(ProcessRun run) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(run.id())
                .timers()
                .count();
    }
}
