package dev.countersign.processes;

import static dev.countersign.processes.ProcessRun.map;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.countersign.testing.HeaderAuthentication;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.task.Task;

/** What happens to a clearly accurate forecast when a person is asked all the same. */
@QuarkusTest
class RetailForecastSamplingTest extends RetailForecast {

    private static final double ACCURATE = 0.04;
    private static final String BLIND = "The error is 4.0 %; one reviewer must agree.";

    @AfterEach
    void sampleNothing() {
        share(0);
    }

    @Test
    void aSampledForecastLooksLikeAnyOtherToItsReviewer() {
        // given
        share(1);

        // when
        ProcessRun run = evaluated(ACCURATE);

        // then
        Task task = run.task(APPROVE);
        assertThat(task.getDescription())
                .isEqualTo("Round 1. " + BLIND
                        + " Look at the accuracy and the chart, then approve, request changes or " + "reject.");
        assertThat(run.variable("review")).isEqualTo(Map.of("policy", "one", "reason", BLIND));
        for (String path : List.of("/api/tasks/" + task.getId(), "/api/tasks/" + task.getId() + "/form")) {
            Person.ANNA
                    .request()
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body(not(containsString("\"policy\":\"auto\"")))
                    .body(not(containsString("no review needed")))
                    .body(not(containsString("sample")));
        }
        Person.ANNA
                .request()
                .get("/api/instances/{id}", run.id())
                .then()
                .statusCode(200)
                .body(not(containsString("\"policy\":\"auto\"")))
                .body(not(containsString("no review needed")))
                .body(not(containsString("sample")));
        assertThat(samples(run)).isEmpty();
    }

    @Test
    void theStepsOfASampleAreThoseOfAnOrdinaryReview() {
        // given
        ProcessRun ordinary = evaluated(0.085);
        share(1);

        // when
        ProcessRun sampled = evaluated(ACCURATE);

        // then
        assertThat(steps(sampled)).containsExactlyInAnyOrderElementsOf(steps(ordinary));
    }

    @Test
    void aSampledForecastThatIsApprovedIsPublishedAndCounted() {
        // given
        share(1);
        ProcessRun run = evaluated(ACCURATE);

        // when
        run.answer(APPROVE, Person.ANNA, map("decision", "approve"));

        // then
        assertThat(run.job("jobPublish").get("parameters"))
                .asInstanceOf(MAP)
                .extractingByKey("approval", MAP)
                .containsEntry("policy", "one")
                .containsEntry("reason", BLIND)
                .containsEntry("approvedBy", "anna");
        run.jobSucceeds("jobPublish", publication());
        assertThat(run.ending()).isEqualTo("endPublished");
        assertThat(samples(run))
                .singleElement()
                .satisfies(sample -> assertThat(sample)
                        .containsEntry("verdict", "AGREED")
                        .containsEntry("outcome", "approve")
                        .containsEntry("decidedBy", "anna")
                        .containsEntry("decisionKey", "review-policy"));
    }

    @Test
    void whatNobodyLooksAtIsRecordedAsApprovedByThePolicyAndASampleIsNot() {
        // given
        ProcessRun automatic = evaluated(ACCURATE);
        share(1);
        ProcessRun sampled = evaluated(ACCURATE).answer(APPROVE, Person.ANNA, map("decision", "approve"));

        // then
        as("vera;viewer;others")
                .get("/api/decisions?instance=" + automatic.id())
                .then()
                .body("items.kind", equalTo(List.of("automatic")))
                .body("items[0].decidedBy", startsWith("policy:review-policy:"))
                .body("items[0].taskKey", equalTo(APPROVE))
                .body("items[0].evidenceDigest", equalTo(digest))
                .body("items[0].data.inputs.name", hasItem("Error (WAPE)"))
                .body("items[0].data.outputs[0].policy", equalTo("auto"));
        as("vera;viewer;others")
                .get("/api/decisions?instance=" + sampled.id())
                .then()
                .body("items.decidedBy", equalTo(List.of("anna")));
    }

    @Test
    void aSampledForecastThatIsRejectedIsNotPublished() {
        // given
        share(1);
        ProcessRun run = evaluated(ACCURATE);

        // when
        run.answer(APPROVE, Person.ANNA, map("decision", "reject", "comment", "Easter is missing"));

        // then
        assertThat(run.ending()).isEqualTo("endForecastRejected");
        assertThat(samples(run))
                .singleElement()
                .satisfies(sample -> assertThat(sample).containsEntry("verdict", "DISAGREED"));
    }

    @Test
    void anOrdinaryReviewIsNoSample() {
        // given
        share(1);

        // when
        ProcessRun run = evaluated(0.085).answer(APPROVE, Person.ANNA, map("decision", "approve"));

        // then
        assertThat(samples(run)).isEmpty();
    }

    @Test
    void theReviewerDoesNotSeeWhatWasSampled() {
        Person.ANNA.request().get("/api/samples").then().statusCode(403);
        Person.MARK.request().get("/api/samples").then().statusCode(200);
    }

    private List<String> steps(ProcessRun run) {
        return Person.ANNA
                .request()
                .get("/api/instances/{id}", run.id())
                .then()
                .extract()
                .path("activities.activityId");
    }

    private List<Map<String, Object>> samples(ProcessRun run) {
        List<Map<String, Object>> all = as("vera;viewer;others")
                .get("/api/samples?size=200&definition=retail-forecast")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return all.stream()
                .filter(each -> each.get("instanceId").equals(run.id()))
                .toList();
    }

    private static void share(double share) {
        as("ada;admin;others")
                .body(Map.of("share", share))
                .put("/api/sampling/retail-forecast")
                .then()
                .statusCode(200)
                .body("share", equalTo((float) share));
    }

    private static RequestSpecification as(String user) {
        return given().header(HeaderAuthentication.HEADER, user).contentType(ContentType.JSON);
    }
}
