package dev.countersign.processes;

import static dev.countersign.processes.ProcessRun.map;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.countersign.testing.HeaderAuthentication;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.runtime.ProcessInstance;

/** What newer figures do to forecasts that were published before. */
@QuarkusTest
class ForecastValueTest extends RetailForecast {

    private static final AtomicInteger YEARS = new AtomicInteger(2030);

    private final int year = YEARS.incrementAndGet();
    private String input;
    private String published;

    @BeforeEach
    void ofItsOwn() {
        input = "sales/" + UUID.randomUUID() + "/*.csv";
        published = "/w/published/retail-forecast/" + UUID.randomUUID();
    }

    @Test
    void newerFiguresScoreAnEarlierForecastByThemselves() {
        // given
        publish(List.of(Map.of("category", "organic", "percent", 5)));

        // when
        ProcessRun newer = newer("/w/ingest/newer", "2025-02-02");

        // then
        ProcessRun scoring = watched(ProcessRun.of(engine, scorings().get(0).getId()));
        assertThat(scorings()).hasSize(1);
        assertThat(scoring.job("jobScore"))
                .containsEntry("application", "score")
                .containsEntry("parameters", Map.of("published", published, "snapshot", "/w/ingest/newer"));
        assertThat(newer.waitingAt()).containsExactly("jobForecast");
    }

    @Test
    void theScoreIsAddedUpByTeam() {
        // given
        publish(List.of(Map.of("category", "organic", "percent", 5)));
        newer("/w/ingest/newer", "2025-02-02");
        ProcessRun scoring = watched(ProcessRun.of(engine, scorings().get(0).getId()));

        // when
        scoring.jobSucceeds("jobScore", score("2025-02-02", 30));

        // then
        assertThat(scoring.ending()).isEqualTo("endScored");
        String month = month();
        value("month")
                .body("groups.find { it.name == '%s' }.overrides".formatted(month), equalTo(1))
                .body("groups.find { it.name == '%s' }.helped".formatted(month), equalTo(1))
                .body("groups.find { it.name == '%s' }.statistical".formatted(month), equalTo(0.4f))
                .body("groups.find { it.name == '%s' }.approved".formatted(month), equalTo(0.3f))
                .body("groups.find { it.name == '%s' }.valueOfOverrides".formatted(month), equalTo(0.1f))
                .body("groups.find { it.name == '%s' }.valueOfModel".formatted(month), equalTo(0.2f));
        value("team").body("groups.find { it.name == 'forecast-reviewers' }.overrides", equalTo(1));
        value("person").body("groups.find { it.name == 'anna' }.helped", equalTo(1));
    }

    @Test
    void laterFiguresReplaceTheScore() {
        // given
        publish(List.of(Map.of("category", "organic", "percent", 5)));
        newer("/w/ingest/first", "2025-02-02");
        watched(ProcessRun.of(engine, scorings().get(0).getId())).jobSucceeds("jobScore", score("2025-02-02", 30));

        // when
        newer("/w/ingest/second", "2025-02-09");
        watched(ProcessRun.of(engine, scorings().get(0).getId())).jobSucceeds("jobScore", score("2025-02-09", 60));

        // then
        value("month")
                .body("groups.find { it.name == '%s' }.approved".formatted(month()), equalTo(0.6f))
                .body("groups.find { it.name == '%s' }.helped".formatted(month()), equalTo(0));
    }

    @Test
    void theSameFiguresScoreOnce() {
        // given
        publish(List.of());
        newer("/w/ingest/newer", "2025-02-02");

        // when
        newer("/w/ingest/newer", "2025-02-02");

        // then
        assertThat(scorings()).hasSize(1);
    }

    @Test
    void figuresOfTheTimeBeforeAndOfOtherFilesScoreNothing() {
        // given
        publish(List.of());

        // when
        newer("/w/ingest/before", "2024-12-29");
        newer("/w/ingest/long-after", "2026-02-02");
        start(map("input", "other/*.csv")).jobSucceeds("jobIngest", ingest("/w/ingest/other", "2025-02-02"));

        // then
        assertThat(scorings()).isEmpty();
    }

    @Test
    void aFailedScoringHurtsNobody() {
        // given
        publish(List.of());
        newer("/w/ingest/newer", "2025-02-02");
        ProcessRun scoring = watched(ProcessRun.of(engine, scorings().get(0).getId()));

        // when
        scoring.jobFails("jobScore", jobError("score", true));

        // then
        assertThat(scoring.ending()).isEqualTo("endNotScored");
        value("month").body("groups.findAll { it.name == '%s' }".formatted(month()), hasSize(0));
    }

    @Test
    void nobodyStartsAScoringThemselves() {
        Person.ANNA
                .request()
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post("/api/definitions/forecast-value/start")
                .then()
                .statusCode(403)
                .body("detail", equalTo("The service itself starts this process."));
    }

    @Test
    void aScoreComesFromTheInstanceStartedForItOnly() {
        // given
        publish(List.of(Map.of("category", "organic", "percent", 5)));
        newer("/w/ingest/newer", "2025-02-02");
        ProcessRun scoring = watched(ProcessRun.of(engine, scorings().get(0).getId()));
        Map<String, Object> same = engine.getRuntimeService().getVariables(scoring.id());
        ProcessRun other = watched(ProcessRun.of(
                engine,
                engine.getRuntimeService()
                        .startProcessInstanceByKey("forecast-value", same)
                        .getId()));

        // when
        other.jobSucceeds("jobScore", score("2025-02-02", 1));

        // then
        value("month").body("groups.findAll { it.name == '%s' }".formatted(month()), hasSize(0));
        scoring.jobSucceeds("jobScore", score("2025-02-02", 30));
        value("month").body("groups.find { it.name == '%s' }.approved".formatted(month()), equalTo(0.3f));
    }

    @Test
    void onlyThoseWhoMaySeeIt() {
        Person.ANNA.request().get("/api/forecast-value").then().statusCode(403);
        Person.MARK.request().get("/api/forecast-value").then().statusCode(200);
        given().header(HeaderAuthentication.HEADER, "vera;viewer;others")
                .get("/api/forecast-value?by=colour")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("by"));
    }

    private void publish(List<Map<String, Object>> overrides) {
        ProcessRun run = start(map("input", input)).jobSucceeds("jobIngest", ingest("/w/ingest/own", "2024-12-29"));
        Map<String, Object> forecast = forecast("/w/forecast/1");
        forecast.putAll(map("from", "2025-01-05", "to", "2025-03-23"));
        run.jobSucceeds("jobForecast", forecast).jobSucceeds("jobEvaluate", evaluation(0.085));
        run.answer(APPROVE, Person.ANNA, map("decision", "approve", "overrides", overrides));
        Map<String, Object> publication = publication();
        publication.put("published", published);
        run.jobSucceeds("jobPublish", publication);
        assertThat(run.ending()).isEqualTo("endPublished");
    }

    private ProcessRun newer(String snapshot, String lastDate) {
        return start(map("input", input)).jobSucceeds("jobIngest", ingest(snapshot, lastDate));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> ingest(String snapshot, String lastDate) {
        Map<String, Object> ingest = ingest(0);
        ingest.put("snapshot", snapshot);
        ((Map<String, Object>) ingest.get("profile")).put("lastDate", lastDate);
        return ingest;
    }

    /** A month that no other test has. */
    private String month() {
        return year + "-01";
    }

    private Map<String, Object> score(String lastWeek, double approvedError) {
        Map<String, Object> line = map("category", "organic", "month", month(), "percent", 5.0, "weeks", 4, "rows", 40);
        line.putAll(map("actual", 100.0, "size", 100.0, "statistical", 120.0, "approved", 126.0));
        line.putAll(map("statisticalError", 40.0, "approvedError", approvedError, "naiveSize", 100.0));
        line.putAll(map("naiveError", 60.0, "statisticalErrorBesideNaive", 40.0, "approvedErrorBesideNaive", 30.0));
        return map("weeks", 4, "horizon", 12, "missing", 0, "lastWeek", lastWeek, "lines", List.of(line));
    }

    private List<ProcessInstance> scorings() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("forecast-value")
                .variableValueEquals("published", published)
                .list();
    }

    /** Of this test's month alone. */
    private ValidatableResponse value(String by) {
        return given().header(HeaderAuthentication.HEADER, "vera;viewer;others")
                .contentType(ContentType.JSON)
                .get("/api/forecast-value?definition=retail-forecast&from={m}-01&to={m}-02&by=" + by, month(), month())
                .then()
                .statusCode(200);
    }
}
