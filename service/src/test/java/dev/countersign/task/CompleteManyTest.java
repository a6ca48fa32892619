package dev.countersign.task;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.problem.ProblemView;
import dev.countersign.task.HumanReview.Run;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;

@QuarkusTest
class CompleteManyTest extends HumanReviewTest {

    private static final String RACED = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
              <bpmn:process id="%s" isExecutable="true">
                <bpmn:startEvent id="start" />
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="look" />
                <bpmn:userTask id="look" camunda:candidateGroups="testers" />
                <bpmn:sequenceFlow id="f2" sourceRef="look" targetRef="write" />
                <bpmn:serviceTask id="write" camunda:delegateExpression="${fasterColleague}">
                  <bpmn:extensionElements><camunda:executionListener event="start" \
            expression="${approvals.requireIf(execution.getVariable('shared') == 'refuse', execution, 'look')}" />
                  </bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="f3" sourceRef="write" targetRef="after" />
                <bpmn:userTask id="after" camunda:candidateGroups="operators" />
                <bpmn:sequenceFlow id="f4" sourceRef="after" targetRef="end" />
                <bpmn:endEvent id="end" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    @Inject
    RepositoryService repositoryService;

    @Inject
    RuntimeService runtimeService;

    @Inject
    TaskService taskService;

    @BeforeEach
    void startARunWhoseFormAsksTheSameInEveryCase() {
        run = review.startSameForAll(digest, Map.of());
        task = review.task(run).getId();
    }

    @Test
    void completesEachTaskForItself() {
        Run second = review.startSameForAll(digest, Map.of());
        Run third = review.startSameForAll(digest, Map.of());
        String others = review.task(second).getId();
        String changed = review.task(third).getId();
        for (String id : List.of(task, changed)) {
            as(ANNA).post("/api/tasks/" + id + "/claim").then().statusCode(200);
        }
        as(BEN).post("/api/tasks/" + others + "/claim").then().statusCode(200);

        completeMany(Map.of(
                        "data",
                        Map.of("decision", "approve"),
                        "tasks",
                        List.of(
                                item(task, digest),
                                item(others, digest),
                                item(changed, "0".repeat(64)),
                                item("unknown", digest),
                                item(task, digest))))
                .statusCode(200)
                .body("results.taskId", contains(task, others, changed, "unknown", task))
                .body("results.status", contains(200, 409, 409, 404, 409))
                .body("results[0].decisionId", notNullValue())
                .body("results[0].completion.instanceId", equalTo(run.instanceId()))
                .body("results[0].problem", nullValue())
                .body("results[1].problem.code", equalTo("already-claimed"))
                .body("results[1].problem.assignee", equalTo("ben"))
                .body("results[2].problem.code", equalTo("evidence-changed"))
                .body("results[3].problem.detail", equalTo("There is no task 'unknown'."))
                .body("results[4].problem.code", equalTo("already-completed"));

        assertThat(review.task(run).getTaskDefinitionKey()).isEqualTo("second");
        assertThat(review.task(second).getId()).isEqualTo(others);
    }

    @Test
    void namesTheFieldsThatAreWrong() {
        claim(ANNA);

        completeMany(Map.of("data", Map.of("percent", "ten"), "tasks", List.of(item(task, digest))))
                .statusCode(200)
                .body("results.status", contains(400))
                .body("results[0].problem.violations.field", contains("decision", "percent", "comment"));
    }

    @Test
    void refusesFormsThatDependOnTheCase() {
        String shown = review.task(review.start(digest)).getId(); // its form says {{facts.total}}
        String filledIn = review.task(review.startSameForAll(digest, Map.of("percent", 5)))
                .getId();
        for (String id : List.of(task, shown, filledIn)) {
            as(ANNA).post("/api/tasks/" + id + "/claim").then().statusCode(200);
        }
        as(ANNA).get("/api/tasks/" + task).then().body("oneByOne", nullValue());
        as(ANNA).get("/api/tasks/" + shown).then().body("oneByOne", equalTo("'intro' looks at the case: facts.total"));
        as(ANNA).get("/api/tasks/" + filledIn)
                .then()
                .body("oneByOne", equalTo("The form is filled in with 'percent' of the case."));

        completeMany(Map.of(
                        "data",
                        Map.of("decision", "approve"),
                        "tasks",
                        List.of(item(shown, digest), item(task, digest), item(filledIn, digest))))
                .statusCode(200)
                .body("results.status", contains(409, 200, 409))
                .body("results[0].problem.code", equalTo("one-by-one"))
                .body(
                        "results[0].problem.detail",
                        equalTo(
                                "This task has to be completed on its own page. 'intro' looks at the case: facts.total"))
                .body("results[2].problem.code", equalTo("one-by-one"));
    }

    @Test
    void takesOneToAHundredTasks() {
        completeMany(Map.of("tasks", List.of())).statusCode(400).body("violations[0].field", equalTo("tasks"));
        completeMany(Map.of("tasks", Collections.nCopies(101, item(task, digest))))
                .statusCode(400)
                .body("violations[0].field", equalTo("tasks"));
        completeMany(Map.of("tasks", List.of(Map.of("id", ""))))
                .statusCode(400)
                .body("violations[0].field", equalTo("tasks[0].id"));
        given().contentType("application/json")
                .body("{}")
                .post("/api/tasks/complete-many")
                .then()
                .statusCode(401);
    }

    /** The same answer as for a single one. */
    @Test
    void saysWhenSomebodyElseWasFasterOrTheModelRefuses() {
        String key = "faster-" + UUID.randomUUID();
        repositoryService
                .createDeployment()
                .name(key)
                .addString(key + ".bpmn", RACED.formatted(key))
                .deploy();
        String raced = claimed(key, Map.of("shared", "nobody's"));
        String refused = claimed(key, Map.of("shared", "refuse"));
        String free = claimed(key, Map.of());

        completeMany(Map.of(
                        "data",
                        Map.of(),
                        "tasks",
                        List.of(Map.of("id", raced), Map.of("id", free), Map.of("id", refused))))
                .statusCode(200)
                .body("results.status", contains(409, 200, 403))
                .body("results[2].problem.detail", containsString("no user task with evidence or approval rules"))
                .body("results[0].problem.title", equalTo("Conflict"))
                .body("results[0].problem.detail", equalTo(ProblemView.CHANGED_MEANWHILE));
        as(ANNA).contentType("application/json")
                .body("{}")
                .post("/api/tasks/" + raced + "/complete")
                .then()
                .statusCode(409)
                .body("detail", equalTo(ProblemView.CHANGED_MEANWHILE));
    }

    private String claimed(String key, Map<String, Object> variables) {
        String instance =
                runtimeService.startProcessInstanceByKey(key, variables).getId();
        String id = taskService
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        as(ANNA).post("/api/tasks/" + id + "/claim").then().statusCode(200);
        return id;
    }

    private ValidatableResponse completeMany(Map<String, ?> body) {
        return as(ANNA).contentType("application/json")
                .body(body)
                .post("/api/tasks/complete-many")
                .then();
    }

    private static Map<String, String> item(String id, String evidenceDigest) {
        return Map.of("id", id, "evidenceDigest", evidenceDigest);
    }
}
