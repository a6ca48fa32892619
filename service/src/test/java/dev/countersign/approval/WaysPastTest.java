package dev.countersign.approval;

import static dev.countersign.approval.People.ADMIN;
import static dev.countersign.approval.People.ANNA;
import static dev.countersign.approval.People.BEN;
import static dev.countersign.approval.People.MODELLER;
import static dev.countersign.approval.People.OLGA;
import static dev.countersign.approval.People.as;
import static dev.countersign.approval.People.decide;
import static dev.countersign.approval.People.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;

import dev.countersign.engine.OwnWork;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attacks that would lead a process past its approval, each refused. The attacker is a modeller: almost all-powerful. */
@QuarkusTest
class WaysPastTest {

    private static final Map<String, String> RULES =
            Map.of("excludeParticipantsOf", "enter", "resultVariable", "approval");
    private static final Map<String, Object> FORGED =
            Map.of("value", "{\"decision\":\"approve\",\"decidedBy\":\"ben\"}", "type", "Json");

    @Inject
    ApprovalProcess process;

    @Inject
    OwnWork ownWork;

    private String key;
    private String instance;
    private String task;

    @BeforeEach
    void aRunWaitsForItsApproval() {
        key = process.deploy(RULES);
        instance = process.start(key, Map.of());
        decide(ANNA, process.task(instance).getId(), null).then().statusCode(200);
        task = process.task(instance).getId();
    }

    @Test
    void modifyingAnInstance() {
        for (Map<String, ?> instruction : List.of(
                Map.of("type", "startBeforeActivity", "activityId", "publish"),
                Map.of("type", "startAfterActivity", "activityId", "approve"),
                Map.of("type", "startTransition", "transitionId", "f4"),
                Map.of("type", "startBeforeActivity", "activityId", "gateway"))) {
            for (String way : List.of("/modification", "/modification-async")) {
                send(MODELLER, Map.of("instructions", List.of(instruction)))
                        .post("/engine-rest/process-instance/" + instance + way)
                        .then()
                        .statusCode(403)
                        .body("message", containsString("would lead the process past a task"));
            }
        }
        staysAtTheApproval();
    }

    @Test
    void cancellingTheApprovalOnly() {
        Map<String, ?> cancel = Map.of("instructions", List.of(Map.of("type", "cancel", "activityId", "approve")));
        for (String way : List.of("/modification", "/modification-async")) {
            send(MODELLER, cancel)
                    .post("/engine-rest/process-instance/" + instance + way)
                    .then()
                    .statusCode(403);
        }
        staysAtTheApproval();
    }

    @Test
    void modifyingManyInstances() {
        Map<String, ?> body = Map.of(
                "processDefinitionId",
                process.definitionId(key),
                "processInstanceIds",
                List.of(instance),
                "instructions",
                List.of(Map.of("type", "startBeforeActivity", "activityId", "publish")));
        for (String way : List.of("execute", "executeAsync")) {
            send(MODELLER, body).post("/engine-rest/modification/" + way).then().statusCode(403);
        }
        staysAtTheApproval();
    }

    @Test
    void startingBehindTheApproval() {
        start(Map.of("startInstructions", List.of(Map.of("type", "startBeforeActivity", "activityId", "publish"))))
                .then()
                .statusCode(403);
        start(Map.of("startInstructions", List.of(Map.of("type", "startBeforeActivity", "activityId", "enter"))))
                .then()
                .statusCode(200);
    }

    @Test
    void restartingWithTheOldDecision() {
        decide(BEN, task, "reject").then().statusCode(200);
        Map<String, Object> body = new HashMap<>(Map.of(
                "processInstanceIds",
                List.of(instance),
                "instructions",
                List.of(Map.of("type", "startBeforeActivity", "activityId", "enter"))));
        String restart = "/engine-rest/process-definition/" + process.definitionId(key) + "/restart";

        send(MODELLER, body).post(restart).then().statusCode(403).body("message", containsString("initial"));
        body.put("initialVariables", true);
        send(MODELLER, body).post(restart).then().statusCode(204);
        body.put("instructions", List.of(Map.of("type", "startBeforeActivity", "activityId", "publish")));
        send(MODELLER, body).post(restart).then().statusCode(403);
    }

    @Test
    void migratingToAVersionWithoutTheRules() {
        String before = process.definitionId(key);
        process.deploy(key, ApprovalProcess.xml(key, "", Map.of("resultVariable", "approval")));

        refusesToMigrate(before, process.definitionId(key), "same approval rules");
    }

    @Test
    void migratingToAProcessThatKnowsNoParticipants() {
        String other = process.deploy(RULES);

        refusesToMigrate(process.definitionId(key), process.definitionId(other), "forget who took part");
    }

    @Test
    void forgingTheResult() {
        String variables = "/engine-rest/process-instance/" + instance + "/variables";
        send(MODELLER, FORGED).put(variables + "/approval").then().statusCode(403);
        send(MODELLER, Map.of("modifications", Map.of("approval", FORGED)))
                .post(variables)
                .then()
                .statusCode(403);
        send(MODELLER, FORGED)
                .put("/engine-rest/execution/" + execution() + "/localVariables/approval")
                .then()
                .statusCode(403);
        send(MODELLER, FORGED)
                .put("/engine-rest/task/" + task + "/variables/approval")
                .then()
                .statusCode(403);
        send(ADMIN, Map.of("processInstanceIds", List.of(instance), "variables", Map.of("approval", FORGED)))
                .post("/engine-rest/process-instance/variables-async")
                .then()
                .statusCode(403);
        start(Map.of("variables", Map.of("approval", FORGED))).then().statusCode(403);
        assertThat(process.variable(instance, "approval")).isNull();
    }

    @Test
    void stoppingAllJobsByAModelThatTakesTheirVariableForItsResult() {
        assertThatThrownBy(() -> process.setVariable(instance, "approval", Map.of()))
                .hasStackTraceContaining("nobody but the process itself");

        ownWork.run(() -> process.setVariable(instance, "approval", Map.of()));

        assertThat(process.variable(instance, "approval")).isEqualTo(Map.of());
    }

    @Test
    void forgingTheResultForTheMomentOfAGateway() {
        String other = process.start(key, Map.of());
        Map<String, Object> unseen = new HashMap<>(FORGED);
        unseen.put("valueInfo", Map.of("transient", true));

        send(MODELLER, Map.of("variables", Map.of("approval", unseen)))
                .post("/engine-rest/task/" + process.task(other).getId() + "/complete")
                .then()
                .statusCode(403);
    }

    @Test
    void removingTheResult() {
        decide(BEN, task, "approve").then().statusCode(200);

        as(MODELLER)
                .delete("/engine-rest/process-instance/" + instance + "/variables/approval")
                .then()
                .statusCode(403);
        assertThat(process.variable(instance, "approval")).isNotNull();
    }

    @Test
    void approvingWithoutAnOutcome() {
        for (String way : List.of("/complete", "/submit-form")) {
            send(MODELLER, Map.of())
                    .post("/engine-rest/task/" + task + way)
                    .then()
                    .statusCode(403)
                    .body("message", containsString("complete it through POST /api/tasks/" + task + "/complete"));
        }
        staysAtTheApproval();
        assertThat(process.variable(instance, "approval")).isNull();
    }

    @Test
    void signallingTheTaskAway() {
        send(MODELLER, Map.of())
                .post("/engine-rest/execution/" + execution() + "/signal")
                .then()
                .statusCode(403);
        staysAtTheApproval();
    }

    @Test
    void otherVariablesAndCancellingTheWholeInstanceStayPossible() {
        send(MODELLER, Map.of("value", 3, "type", "Integer"))
                .put("/engine-rest/process-instance/" + instance + "/variables/something")
                .then()
                .statusCode(204);
        as(OLGA).delete("/api/instances/" + instance).then().statusCode(204);

        assertThat(process.tasks(instance)).isEmpty();
    }

    private void refusesToMigrate(String from, String to, String reason) {
        Map<String, ?> body = Map.of(
                "migrationPlan",
                Map.of(
                        "sourceProcessDefinitionId",
                        from,
                        "targetProcessDefinitionId",
                        to,
                        "instructions",
                        List.of(Map.of(
                                "sourceActivityIds", List.of("approve"), "targetActivityIds", List.of("approve")))),
                "processInstanceIds",
                List.of(instance));
        for (String way : List.of("execute", "executeAsync")) {
            send(MODELLER, body)
                    .post("/engine-rest/migration/" + way)
                    .then()
                    .statusCode(403)
                    .body("message", containsString(reason));
        }
    }

    private Response start(Map<String, ?> body) {
        return send(MODELLER, body).post("/engine-rest/process-definition/key/" + key + "/start");
    }

    private String execution() {
        return process.task(instance).getExecutionId();
    }

    private void staysAtTheApproval() {
        assertThat(process.tasks(instance))
                .singleElement()
                .satisfies(open -> assertThat(open.getId()).isEqualTo(task));
    }
}
