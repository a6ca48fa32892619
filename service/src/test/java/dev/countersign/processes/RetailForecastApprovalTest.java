package dev.countersign.processes;

import static dev.countersign.processes.ProcessRun.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operaton.bpm.engine.task.Task;

@QuarkusTest
class RetailForecastApprovalTest extends RetailForecast {

    private static final double ACCURATE = 0.04;
    private static final double ORDINARY = 0.085;
    private static final double DOUBTFUL = 0.31;

    @Test
    void aClearlyAccurateForecastIsPublishedWithoutReview() {
        // given
        ProcessRun run = evaluated(ACCURATE);

        // when
        Map<String, Object> job = run.job("jobPublish");
        run.jobSucceeds("jobPublish", publication());

        // then
        assertThat(job.get("application")).isEqualTo("publish");
        assertThat(run.ending()).isEqualTo("endPublished");
        assertThat(run.times(APPROVE)).isZero();
        assertThat(run.mails("outcome")).containsExactly("mia: The forecast is published (no review was needed)");
    }

    @Test
    void oneReviewerApprovesWithOverrides() {
        // given
        ProcessRun run = evaluated(ORDINARY);
        Task task = run.task(APPROVE);
        List<Map<String, Object>> overrides = List.of(Map.of("category", "organic", "percent", 5));

        // when
        run.answer(APPROVE, Person.ANNA, map("decision", "approve", "comment", "Fine", "overrides", overrides));
        Map<String, Object> job = run.job("jobPublish");
        run.jobSucceeds("jobPublish", publication());

        // then
        assertThat(task.getName()).isEqualTo("Approve the forecast");
        assertThat(task.getDescription())
                .isEqualTo("Round 1. The error is 8.5 %; one reviewer must agree. Look at the accuracy and the chart, "
                        + "then approve, request changes or reject.");
        assertThat(task.getDueDate()).isNotNull();
        assertThat(task.getOperatonFormRef().getKey()).isEqualTo("approve-forecast");
        assertThat(job.get("parameters"))
                .asInstanceOf(MAP)
                .containsEntry("forecast", "/w/forecast/1")
                .containsEntry("target", "retail-forecast")
                .containsEntry("overrides", overrides)
                .extractingByKey("approval", MAP)
                .containsEntry("policy", "one")
                .containsEntry("reason", "The error is 8.5 %; one reviewer must agree.")
                .containsEntry("approvedBy", "anna")
                .containsEntry("comment", "Fine")
                .containsEntry("secondApprovedBy", null)
                .containsEntry("evidence", digest)
                .containsEntry("round", 1)
                .containsEntry("processInstance", run.id())
                .hasEntrySatisfying(
                        "decisionId", id -> assertThat(id).asString().hasSize(36))
                .hasEntrySatisfying(
                        "approvedAt",
                        at -> assertThat(Instant.parse((String) at)).isNotNull());
        assertThat(run.ending()).isEqualTo("endPublished");
        assertThat(run.times(SECOND)).isZero();
        assertThat(run.mails("outcome")).containsExactly("mia: The forecast is approved and published");
    }

    @Test
    void aDoubtfulForecastNeedsTwoReviewers() {
        // given
        List<Map<String, Object>> overrides = List.of(Map.of("category", "organic", "percent", 5));
        ProcessRun run =
                evaluated(DOUBTFUL).answer(APPROVE, Person.ANNA, map("decision", "approve", "overrides", overrides));

        // when
        Task second = run.task(SECOND);
        run.answer(SECOND, Person.BEN, map("decision", "approve"));

        // then
        assertThat(second.getDescription()).contains("anna has approved already");
        assertThat(second.getOperatonFormRef().getKey()).isEqualTo("second-approval");
        assertThat(run.waitingAt()).containsExactly("jobPublish");
        assertThat(run.job("jobPublish").get("parameters"))
                .asInstanceOf(MAP)
                .containsEntry("overrides", overrides)
                .extractingByKey("approval", MAP)
                .containsEntry("approvedBy", "anna")
                .containsEntry("secondApprovedBy", "ben");
    }

    @Test
    void whoApprovedFirstIsRefusedAsSecond() {
        // given
        ProcessRun run = evaluated(DOUBTFUL).answer(APPROVE, Person.ANNA, map("decision", "approve"));
        String task = run.task(SECOND).getId();

        // when
        Response claim = Person.ANNA.request().post("/api/tasks/{id}/claim", task);

        // then
        assertThat(claim.statusCode()).isEqualTo(403);
        assertThat(claim.jsonPath().getString("detail"))
                .startsWith("Four eyes: 'anna' completed an earlier step that this task checks");
        assertThat(run.waitingAt()).containsExactly(SECOND);
    }

    @Test
    void aSecondReviewersChangesAreNotTakenForAnApprovalLater() {
        // given
        ProcessRun run = evaluated(DOUBTFUL)
                .answer(APPROVE, Person.ANNA, map("decision", "approve"))
                .answer(SECOND, Person.BEN, map("decision", "changes", "comment", "Fewer weeks", "horizon", 8));

        // when
        evaluated(run, ORDINARY).answer(APPROVE, Person.BEN, map("decision", "approve"));

        // then
        assertThat(run.job("jobPublish").get("parameters"))
                .asInstanceOf(MAP)
                .extractingByKey("approval", MAP)
                .containsEntry("approvedBy", "ben")
                .containsEntry("secondApprovedBy", null)
                .containsEntry("round", 2);
    }

    @ParameterizedTest
    @CsvSource({"changes", "reject"})
    void whoDoesNotApproveSaysWhy(String decision) {
        // given
        String task = evaluated(ORDINARY).task(APPROVE).getId();
        Person.ANNA.request().post("/api/tasks/{id}/claim", task).then().statusCode(200);

        // when
        Response response = Person.ANNA
                .request()
                .body(map("data", map("decision", decision), "evidenceDigest", digest))
                .post("/api/tasks/{id}/complete", task);

        // then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getList("violations.field")).containsExactly("comment");
    }

    @ParameterizedTest
    @CsvSource({"-50.1", "50.1", "0.25"})
    void anOverrideOutOfBoundsIsRefused(double percent) {
        // given
        String task = evaluated(ORDINARY).task(APPROVE).getId();
        Person.ANNA.request().post("/api/tasks/{id}/claim", task).then().statusCode(200);
        List<Map<String, Object>> overrides = List.of(Map.of("category", "organic", "percent", percent));

        // when
        Response response = Person.ANNA
                .request()
                .body(map("data", map("decision", "approve", "overrides", overrides), "evidenceDigest", digest))
                .post("/api/tasks/{id}/complete", task);

        // then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getList("violations.field")).containsExactly("overrides[0].percent");
    }

    @Test
    void requestedChangesGoIntoTheNextRound() {
        // given
        ProcessRun run = evaluated(ACCURATE + 0.02);

        // when
        run.answer(
                APPROVE,
                Person.ANNA,
                map("decision", "changes", "comment", "Since the new range only", "excludeBefore", "2021-01-01"));
        Map<String, Object> second = run.job("jobForecast");
        evaluated(run, ACCURATE);

        // then
        assertThat(second.get("parameters"))
                .isEqualTo(
                        map("snapshot", "/w/ingest/1", "horizon", 12, "method", null, "excludeBefore", "2021-01-01"));
        assertThat(run.task(APPROVE).getDescription())
                .startsWith("Round 2. Changes were requested: a reviewer looks at the new forecast.");
    }

    @Test
    void theSecondReviewerCanRequestChangesToo() {
        // given
        ProcessRun run = evaluated(DOUBTFUL).answer(APPROVE, Person.ANNA, map("decision", "approve"));

        // when
        run.answer(
                SECOND,
                Person.BEN,
                map("decision", "changes", "comment", "Fewer weeks", "horizon", 8, "method", "theta"));

        // then
        assertThat(run.job("jobForecast").get("parameters"))
                .isEqualTo(map("snapshot", "/w/ingest/1", "horizon", 8, "method", "theta", "excludeBefore", null));
        assertThat(run.variable("round")).isEqualTo(2L);
    }

    @Test
    void theReviewerRejects() {
        // given
        ProcessRun run = evaluated(ORDINARY);

        // when
        run.answer(APPROVE, Person.ANNA, map("decision", "reject", "comment", "Prices are wrong"));

        // then
        assertThat(run.ending()).isEqualTo("endForecastRejected");
        assertThat(run.mails("outcome")).containsExactly("mia: The forecast was rejected");
        assertThat(run.notification("endForecastRejected"))
                .containsEntry("recipient", "mia")
                .containsEntry(
                        "facts",
                        map(
                                "outcome", "rejected",
                                "input", "sales/*.csv",
                                "decidedBy", "anna",
                                "comment", "Prices are wrong",
                                "round", 1));
    }

    @Test
    void theSecondReviewerRejects() {
        // given
        ProcessRun run = evaluated(DOUBTFUL).answer(APPROVE, Person.ANNA, map("decision", "approve"));

        // when
        run.answer(SECOND, Person.BEN, map("decision", "reject", "comment", "Too risky"));

        // then
        assertThat(run.ending()).isEqualTo("endForecastRejectedBySecond");
        assertThat(run.mails("outcome")).containsExactly("mia: The forecast was rejected by the second reviewer");
        assertThat(run.times("jobPublish")).isZero();
    }
}
