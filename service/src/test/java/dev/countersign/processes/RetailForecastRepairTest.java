package dev.countersign.processes;

import static dev.countersign.processes.ProcessRun.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RetailForecastRepairTest extends RetailForecast {

    private static final String JOBS = """
            jobIngest,   ingest
            jobForecast, forecast
            jobEvaluate, evaluate
            jobPublish,  publish
            """;

    @ParameterizedTest
    @CsvSource(textBlock = JOBS)
    void aFailedJobRunsAgainWhenItIsRepaired(String activity, String application) {
        // given
        ProcessRun run = until(activity).jobFails(activity, jobError(application, false));

        // when
        run.answer(REPAIR, Person.OLGA, map("decision", "retry", "driverMemory", "4g"));

        // then
        assertThat(run.waitingAt()).containsExactly(activity);
        assertThat(run.job(activity)).containsEntry("application", application).containsEntry("driverMemory", "4g");
        assertThat(run.times(activity)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(textBlock = JOBS)
    void aFailedJobCanBeGivenUp(String activity, String application) {
        // given
        ProcessRun run = until(activity).jobFails(activity, jobError(application, false));

        // when
        run.answer(REPAIR, Person.OLGA, map("decision", "abort", "comment", "The disk is broken"));

        // then
        assertThat(run.ending()).isEqualTo("endGivenUp");
        assertThat(run.mails("outcome")).containsExactly("mia: No forecast: a job failed and was given up");
        assertThat(run.notification("endGivenUp"))
                .containsEntry("template", "outcome")
                .containsEntry("recipient", "mia")
                .extractingByKey("facts")
                .isEqualTo(map(
                        "outcome", "given up",
                        "input", "sales/*.csv",
                        "application", application,
                        "reason", "The job ran out of memory.",
                        "decidedBy", "olga",
                        "comment", "The disk is broken"));
    }

    @Test
    void theRepairTaskIsForOperatorsAndSaysWhatHappened() {
        // when
        ProcessRun run = until("jobForecast").jobFails("jobForecast", jobError("forecast", false));

        // then
        assertThat(run.candidateGroups(REPAIR)).containsExactly("operators");
        assertThat(run.task(REPAIR).getDescription())
                .isEqualTo(
                        "The job forecast failed: The job ran out of memory. Mend the cause and try again, or give up.");
    }

    @ParameterizedTest
    @CsvSource({"jobIngest, ingest", "jobForecast, forecast"})
    void badInputIsToldToTheRequester(String activity, String application) {
        // when
        ProcessRun run = until(activity).jobFails(activity, jobError(application, true));

        // then
        assertThat(run.ending()).isEqualTo("endInputRefused");
        assertThat(run.times(REPAIR)).isZero();
        assertThat(run.mails("outcome")).containsExactly("mia: No forecast: the input cannot be used");
        assertThat(run.notification("endInputRefused"))
                .containsEntry("recipient", "mia")
                .extractingByKey("facts")
                .isEqualTo(map(
                        "outcome", "input refused",
                        "input", "sales/*.csv",
                        "code", "missing-file",
                        "reason", "There is no file sales/*.csv."));
    }

    @Test
    void requestedChangesThatCannotBeCalculatedGoBackToTheReviewer() {
        // given
        ProcessRun run = evaluated(0.085)
                .answer(
                        APPROVE,
                        Person.ANNA,
                        map("decision", "changes", "comment", "Later data", "excludeBefore", "2031-01-01"));

        // when
        run.jobFails("jobForecast", jobError("forecast", true));

        // then
        assertThat(run.waitingAt()).containsExactly(APPROVE);
        assertThat(run.times(REPAIR)).isZero();
        assertThat(run.variable("forecast")).isEqualTo(forecast("/w/forecast/1"));
        run.answer(APPROVE, Person.ANNA, map("decision", "changes", "comment", "Sorry", "excludeBefore", "2021-01-01"));
        assertThat(run.job("jobForecast").get("parameters"))
                .isEqualTo(
                        map("snapshot", "/w/ingest/1", "horizon", 12, "method", null, "excludeBefore", "2021-01-01"));
        assertThat(run.variable("jobError")).isNull();
    }

    @Test
    void overridesThatCannotBeAppliedGoBackToTheReviewer() {
        // given
        ProcessRun run = until("jobPublish");

        // when
        run.jobFails("jobPublish", jobError("publish", true));

        // then
        assertThat(run.waitingAt()).containsExactly(APPROVE);
        run.answer(APPROVE, Person.ANNA, map("decision", "approve"));
        assertThat(run.waitingAt()).containsExactly("jobPublish");
    }

    @Test
    void afterARepairTheProcessGoesOnToItsEnd() {
        // given
        ProcessRun run = until("jobPublish").jobFails("jobPublish", jobError("publish", false));
        run.answer(REPAIR, Person.OLGA, map("decision", "retry"));

        // when
        run.jobSucceeds("jobPublish", publication());

        // then
        assertThat(run.ending()).isEqualTo("endPublished");
    }

    private ProcessRun until(String activity) {
        return switch (activity) {
            case "jobIngest" -> start(Map.of());
            case "jobForecast" -> ingested(0.0);
            case "jobEvaluate" -> ingested(0.0).jobSucceeds("jobForecast", forecast("/w/forecast/1"));
            case "jobPublish" -> evaluated(0.085).answer(APPROVE, Person.ANNA, map("decision", "approve"));
            default -> throw new IllegalArgumentException(activity);
        };
    }
}
