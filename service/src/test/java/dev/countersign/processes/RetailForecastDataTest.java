package dev.countersign.processes;

import static dev.countersign.processes.ProcessRun.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RetailForecastDataTest extends RetailForecast {

    private static final String REVIEW = "userTaskReviewData";

    @Test
    void whatIsLeftOutAtTheStartGetsItsDefault() {
        // when
        ProcessRun run = start(Map.of());

        // then
        assertThat(run.job("jobIngest"))
                .containsEntry("application", "ingest")
                .containsEntry("parameters", map("input", "sales/*.csv", "format", "auto"))
                .containsEntry("driverMemory", null);
        assertThat(run.variable("initiator")).isEqualTo("mia");
        assertThat(run.variable("horizon")).isEqualTo(12L);
        assertThat(run.variable("reminderAfter")).isEqualTo("PT24H");
        assertThat(run.variable("escalateAfter")).isEqualTo("PT72H");
    }

    @Test
    void whatIsGivenAtTheStartCounts() {
        // when
        ProcessRun run = start(map(
                "format",
                "retail",
                "horizon",
                8,
                "reminderAfter",
                "PT1H",
                "escalateAfter",
                "P7D",
                "driverMemory",
                "3g"));

        // then
        assertThat(run.job("jobIngest"))
                .containsEntry("parameters", map("input", "sales/*.csv", "format", "retail"))
                .containsEntry("driverMemory", "3g");
        assertThat(run.variable("horizon")).isEqualTo(8);
        assertThat(run.variable("reminderAfter")).isEqualTo("PT1H");
        assertThat(run.variable("escalateAfter")).isEqualTo("P7D");
    }

    @Test
    void goodDataGoesStraightIntoTheForecast() {
        // when
        ProcessRun run = ingested(0.05);

        // then
        assertThat(run.waitingAt()).containsExactly("jobForecast");
        assertThat(run.variable("quality"))
                .isEqualTo(map("verdict", "ok", "reason", "The data is good enough: 5.0 % of the rows are broken."));
    }

    @Test
    void aPersonLetsDoubtfulDataPass() {
        // given
        ProcessRun run = ingested(0.2);
        String description = run.task(REVIEW).getDescription();

        // when
        run.answer(REVIEW, Person.ANNA, map("decision", "continue"));

        // then
        assertThat(description).startsWith("20.0 % of the rows are broken; more than 10 % needs a look.");
        assertThat(run.waitingAt()).containsExactly("jobForecast");
    }

    @Test
    void aPersonRefusesDoubtfulData() {
        // given
        ProcessRun run = ingested(0.2);

        // when
        run.answer(REVIEW, Person.ANNA, map("decision", "reject", "comment", "Half of May is missing"));

        // then
        assertThat(run.ending()).isEqualTo("endDataRefusedByReviewer");
        assertThat(run.mails("outcome")).containsExactly("mia: No forecast: the sales data was refused");
        assertThat(run.notification("endDataRefusedByReviewer"))
                .containsEntry("template", "outcome")
                .containsEntry("recipient", "mia")
                .extractingByKey("facts")
                .isEqualTo(map(
                        "outcome", "data refused by the reviewer",
                        "input", "sales/*.csv",
                        "reason", "20.0 % of the rows are broken; more than 10 % needs a look.",
                        "comment", "Half of May is missing"));
    }

    @Test
    void brokenDataIsRefusedByTheTable() {
        // when
        ProcessRun run = ingested(0.6);

        // then
        assertThat(run.ending()).isEqualTo("endDataRefused");
        assertThat(run.times(REVIEW)).isZero();
        assertThat(run.mails("outcome")).containsExactly("mia: No forecast: the sales data was refused");
        assertThat(run.notification("endDataRefused"))
                .containsEntry("recipient", "mia")
                .extractingByKey("facts")
                .isEqualTo(map(
                        "outcome", "data refused",
                        "input", "sales/*.csv",
                        "reason", "60.0 % of the rows are broken; more than 30 % is refused."));
    }

    @Test
    void nobodyHasToWatchForAForgottenReview() {
        // when
        ProcessRun run = ingested(0.15);

        // then
        String task = run.task(REVIEW).getId();
        List<Map<String, Object>> deadlines = Person.OLGA
                .request()
                .get("/api/tasks/{id}/deadlines", task)
                .then()
                .statusCode(200)
                .extract()
                .path("deadlines");
        assertThat(deadlines)
                .extracting(deadline -> deadline.get("kind") + " " + deadline.get("amount"))
                .containsExactly("NOT_STARTED PT24H", "NOT_COMPLETED PT72H");
    }
}
