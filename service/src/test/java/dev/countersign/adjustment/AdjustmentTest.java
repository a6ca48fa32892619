package dev.countersign.adjustment;

import static dev.countersign.draft.FormWork.ANNA;
import static dev.countersign.draft.FormWork.BEN;
import static dev.countersign.draft.FormWork.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.countersign.draft.FormWork;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.repository.DeploymentBuilder;

@QuarkusTest
class AdjustmentTest {

    @Inject
    FormWork work;

    @Inject
    AdjustmentService adjustments;

    @Inject
    RuntimeService runtimeService;

    @Inject
    RepositoryService repositoryService;

    private String instance;

    @BeforeEach
    void startARun() {
        work.deploy();
        instance = work.start(ANNA, Map.of());
    }

    @Test
    void overridesAreWrittenBesideTheForecast() {
        String decision = work.complete(ANNA, instance, approve(override("organic", 5), override("regular", -2.5)))
                .then()
                .statusCode(200)
                .extract()
                .path("decisionId");

        as(BEN).get("/api/instances/{id}/adjustments", instance)
                .then()
                .statusCode(200)
                .body("category", contains("organic", "regular"))
                .body("percent", contains(5, -2.5f))
                .body("active", contains(true, true))
                .body("[0].decisionId", equalTo(decision))
                .body("[0].decidedBy", equalTo("anna"))
                .body("[0].definitionKey", equalTo("form-work"))
                .body("[0].taskKey", equalTo("work"))
                .body("[0].forecast", equalTo("/w/forecast/7"));
        assertThat(runtimeService.getVariable(instance, "forecast")).isEqualTo(Map.of("forecast", "/w/forecast/7"));
    }

    @Test
    void overridesAreReadByThoseWhoMayReadTheDecision() {
        work.complete(ANNA, instance, approve(override("organic", 5))).then().statusCode(200);

        as("wanda;worker;others")
                .get("/api/instances/{id}/adjustments", instance)
                .then()
                .statusCode(404);
        as("vera;viewer;others")
                .get("/api/instances/{id}/adjustments", instance)
                .then()
                .statusCode(200)
                .body("category", contains("organic"));
    }

    @Test
    void aLaterDecisionReplacesThemAndKeepsThem() {
        work.complete(ANNA, instance, approve(override("organic", 5))).then().statusCode(200);
        work.complete(BEN, instance, approve(override("regular", 1))).then().statusCode(200);

        assertThat(adjustments.ofInstance(instance))
                .extracting(AdjustmentView::category, AdjustmentView::decidedBy, AdjustmentView::active)
                .containsExactly(tuple("organic", "anna", false), tuple("regular", "ben", true));
    }

    @Test
    void whoAsksForChangesTakesThemBack() {
        work.complete(ANNA, instance, approve(override("organic", 5))).then().statusCode(200);
        work.complete(BEN, instance, Map.of("decision", "changes", "overrides", List.of()))
                .then()
                .statusCode(200);

        assertThat(adjustments.ofInstance(instance))
                .extracting(AdjustmentView::active)
                .containsExactly(false);
    }

    @Test
    void onlyCategoriesOfTheForecastOnceEachWithinTheLimits() {
        work.complete(
                        ANNA,
                        instance,
                        approve(override("organic", 5), override("unknown", 5), override("organic", 50.5)))
                .then()
                .statusCode(400)
                .body(
                        "violations.field",
                        contains("overrides[1].category", "overrides[2].category", "overrides[2].percent"))
                .body(
                        "violations.message",
                        contains(
                                "The forecast has no category 'unknown'.",
                                "The category 'organic' stands here twice.",
                                "Field must have maximum value of 50."));

        assertThat(adjustments.ofInstance(instance)).isEmpty();
    }

    @Test
    void aRunWithoutThemHasNone() {
        as(ANNA).get("/api/instances/{id}/adjustments", instance)
                .then()
                .statusCode(200)
                .body("", empty());
        as(ANNA).get("/api/instances/{id}/adjustments", "unknown").then().statusCode(404);
    }

    @Test
    void thoseOfAVoteThatDoesNotDecideChangeNothing() throws IOException {
        String several = startWithTwoApprovals();
        work.complete(ANNA, several, approve(override("organic", 5)))
                .then()
                .statusCode(200)
                .body("completed", equalTo(false));
        assertThat(adjustments.ofInstance(several)).isEmpty();

        work.complete(BEN, several, approve(override("regular", 1)))
                .then()
                .statusCode(200)
                .body("completed", equalTo(true));
        assertThat(adjustments.ofInstance(several))
                .extracting(AdjustmentView::category, AdjustmentView::active)
                .containsExactly(tuple("regular", true));
    }

    @Test
    void anAnswerThatDecidesWithoutThemLeavesTheForecastAsItIs() throws IOException {
        String several = startWithTwoApprovals();
        work.complete(ANNA, several, approve(override("organic", 5))).then().statusCode(200);

        work.complete(BEN, several, approve()).then().statusCode(200).body("completed", equalTo(true));

        assertThat(adjustments.ofInstance(several)).isEmpty();
    }

    private String startWithTwoApprovals() throws IOException {
        String key = "form-votes-" + UUID.randomUUID();
        DeploymentBuilder deployment = repositoryService.createDeployment().name(key);
        try (InputStream model = resource("form-work.bpmn");
                InputStream form = resource("form-work.form");
                InputStream start = resource("form-work-start.form")) {
            deployment.addString(
                    key + ".bpmn",
                    new String(model.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("process id=\"form-work\"", "process id=\"" + key + "\"")
                            .replaceFirst("(userTask id=\"work\".*?) />", """
                                    $1><bpmn:extensionElements><camunda:properties>
                                    <camunda:property name="approvalsRequired" value="2" />
                                    </camunda:properties></bpmn:extensionElements></bpmn:userTask>"""));
            deployment
                    .addInputStream("form-work.form", form)
                    .addInputStream("form-work-start.form", start)
                    .deploy();
        }
        return runtimeService
                .startProcessInstanceByKey(
                        key,
                        Map.of(
                                "forecast",
                                Map.of("forecast", "/w/forecast/7"),
                                "region",
                                "north",
                                "byCategory",
                                Map.of(
                                        "categories",
                                        List.of(Map.of("category", "organic"), Map.of("category", "regular")))))
                .getId();
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(AdjustmentTest.class.getResourceAsStream("/models/forms/" + name));
    }

    @SafeVarargs
    private static Map<String, Object> approve(Map<String, Object>... overrides) {
        return Map.of("decision", "approve", "overrides", List.of(overrides));
    }

    private static Map<String, Object> override(String category, Number percent) {
        return Map.of("category", category, "percent", percent);
    }
}
