package dev.countersign.approval;

import static dev.countersign.approval.People.ADMIN;
import static dev.countersign.approval.People.ANNA;
import static dev.countersign.approval.People.BEN;
import static dev.countersign.approval.People.MIA;
import static dev.countersign.approval.People.as;
import static dev.countersign.approval.People.claim;
import static dev.countersign.approval.People.decide;
import static dev.countersign.approval.People.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.TaskService;

/** Who took part in, or started, what a task checks cannot get hold of it, whichever way the call comes in. */
@QuarkusTest
class ConflictOfInterestTest {

    private static final Map<String, String> NOT_WHO_ENTERED =
            Map.of("excludeParticipantsOf", "enter", "resultVariable", "approval");

    @Inject
    ApprovalProcess process;

    @Inject
    TaskService taskService;

    @Test
    void holdsForEveryWayOfTheEnginesOwnApi() {
        String instance = entered(NOT_WHO_ENTERED, ANNA);
        String task = "/engine-rest/task/" + process.task(instance).getId();
        Map<String, ?> anna = Map.of("userId", "anna");

        for (String way : List.of("/claim", "/assignee", "/delegate")) {
            send(ADMIN, anna)
                    .post(task + way)
                    .then()
                    .statusCode(403)
                    .body("message", containsString("Four eyes: 'anna'"));
        }
        for (String link : List.of("assignee", "owner")) {
            send(ADMIN, Map.of("userId", "anna", "type", link))
                    .post(task + "/identity-links")
                    .then()
                    .statusCode(403);
            send(ADMIN, Map.of("name", "x", link, "anna")).put(task).then().statusCode(403);
        }
        assertThat(process.task(instance).getAssignee()).isNull();
        assertThat(process.task(instance).getOwner()).isNull();
        for (String way : List.of("/complete", "/submit-form")) {
            send("anna;admin;others", Map.of()).post(task + way).then().statusCode(403);
        }
        assertThat(process.task(instance).getTaskDefinitionKey()).isEqualTo("approve");
    }

    @Test
    void holdsForModelsAndPrograms() {
        String instance = entered(NOT_WHO_ENTERED, ANNA);
        String task = process.task(instance).getId();

        for (Runnable way : List.<Runnable>of(
                () -> taskService.setAssignee(task, "anna"),
                () -> taskService.setOwner(task, "anna"),
                () -> taskService.delegateTask(task, "anna"),
                () -> taskService.claim(task, "anna"))) {
            assertThat(catchThrowable(way::run)).hasStackTraceContaining("Four eyes: 'anna'");
        }
    }

    @Test
    void doesNotEndWithASubtask() {
        String instance = entered(NOT_WHO_ENTERED, ANNA);
        String task = process.task(instance).getId();
        send(ADMIN, Map.of("id", "sub-" + task, "name", "help", "parentTaskId", task, "assignee", "anna"))
                .post("/engine-rest/task/create")
                .then()
                .statusCode(204);

        send(ADMIN, Map.of())
                .post("/engine-rest/task/sub-" + task + "/complete")
                .then()
                .statusCode(204);

        assertThat(process.task(instance).getId()).isEqualTo(task);
        assertThat(process.task(instance).getAssignee()).isNull();
    }

    @Test
    void includesDelegatesAndWhoDelegatesToThem() {
        String instance = process.start(process.deploy(NOT_WHO_ENTERED), Map.of());
        String enter = process.task(instance).getId();
        taskService.setAssignee(enter, "ben");
        taskService.delegateTask(enter, "mia");
        taskService.resolveTask(enter);
        send(ADMIN, Map.of())
                .post("/engine-rest/task/" + enter + "/complete")
                .then()
                .statusCode(204);
        String task = process.task(instance).getId();

        for (String person : List.of(MIA, BEN)) {
            claim(person, task).then().statusCode(403).body("detail", containsString("Four eyes"));
        }
        claim(ANNA, task).then().statusCode(200);
    }

    @Test
    void doesNotIncludeWhoGaveTheTaskBackUndone() {
        String instance = process.start(process.deploy(NOT_WHO_ENTERED), Map.of());
        String enter = process.task(instance).getId();
        taskService.setAssignee(enter, "ben");
        taskService.setAssignee(enter, "mia");
        taskService.complete(enter);

        claim(BEN, process.task(instance).getId()).then().statusCode(200);
    }

    @Test
    void includesWhoStartedTheProcess() {
        String key = process.deploy(Map.of("excludeInitiator", "true", "resultVariable", "approval"));
        String instance = send("ben;modeller,approver;forecast-reviewers", Map.of())
                .post("/engine-rest/process-definition/key/" + key + "/start")
                .path("id");
        decide(ANNA, process.task(instance).getId(), null).then().statusCode(200);
        String task = process.task(instance).getId();

        as(BEN).get("/api/tasks/" + task)
                .then()
                .body("claimable", equalTo(false))
                .body("blockedReason", containsString("'ben' started this process"));
        claim(BEN, task).then().statusCode(403);
        claim(ANNA, task).then().statusCode(200);
    }

    @Test
    void reachesFromACalledProcessIntoItsCallerAndBack() {
        String called = "called-" + UUID.randomUUID();
        String outer = "outer-" + called;
        Map<String, String> rules = Map.of("excludeParticipantsOf", outer + ":prepare", "resultVariable", "approval");
        process.deploy(called, ApprovalProcess.xml(called, "camunda:candidateGroups=\"forecast-reviewers\"", rules));
        process.deploy(outer, CALLING.formatted(outer, called));
        String root = process.start(outer, Map.of());
        decide(BEN, process.task(root).getId(), null).then().statusCode(200);
        String inner = taskService
                .createTaskQuery()
                .processDefinitionKey(called)
                .singleResult()
                .getProcessInstanceId();
        decide(ANNA, process.task(inner).getId(), null).then().statusCode(200);
        claim(BEN, process.task(inner).getId()).then().statusCode(403).body("detail", containsString(":prepare)"));
        decide(MIA, process.task(inner).getId(), "approve").then().statusCode(200);
        taskService.complete(process.task(inner).getId());
        String check = process.task(root).getId();

        claim(ANNA, check).then().statusCode(403).body("detail", containsString("(call)"));
        claim(MIA, check).then().statusCode(403);
        claim(BEN, check).then().statusCode(200);
    }

    @Test
    void asksOthersAtOnceWhenNobodyIsLeft() {
        String key = process.deploy("camunda:candidateUsers=\"anna\"", NOT_WHO_ENTERED);
        String instance = process.start(key, Map.of());
        decide(ANNA, process.task(instance).getId(), null).then().statusCode(200);
        String task = process.task(instance).getId();

        as(MIA).get("/api/tasks/" + task)
                .then()
                .body("candidateGroups", hasItem("managers"))
                .body("claimable", equalTo(true))
                .body("approvals.escalatedTo", equalTo("managers"))
                .body("approvals.escalationReason", equalTo("Nobody to whom this task is offered may decide about it."))
                .body("approvals.shortage", nullValue());
        assertThat(process.count("select count(*) from notification where recipient_id = 'mia' and text_body like '%"
                        + task + "%'"))
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void tellsTheAdminsWhenNobodyAtAllMayDecide() {
        String key = process.deploy(
                "camunda:candidateUsers=\"anna\"",
                Map.of(
                        "excludeParticipantsOf",
                        "enter",
                        "escalationGroup",
                        "nobody-there",
                        "resultVariable",
                        "approval"));
        String instance = process.start(key, Map.of());
        decide(ANNA, process.task(instance).getId(), null).then().statusCode(200);

        String mails = "select count(*) from notification where recipient_id = 'admin' and task_id = '"
                + process.task(instance).getId() + "' ";
        assertThat(process.count(mails + "and kind = 'STUCK' and text_body like '%Reason: Nobody to whom%'"
                        + " and text_body not like '%mail-decision%'"))
                .isEqualTo(1);
        assertThat(process.count(mails + "and kind = 'ESCALATED'")).isZero();
    }

    @Test
    void freesATaskThatItsModelAssignsToAnExcludedPerson() {
        String key = process.deploy(
                "camunda:assignee=\"anna\"",
                Map.of("excludeParticipantsOf", "enter", "escalationGroup", "operators", "resultVariable", "approval"));
        String instance = process.start(key, Map.of());
        decide(ANNA, process.task(instance).getId(), null).then().statusCode(200);

        as("olga;approver;operators")
                .get("/api/tasks/" + process.task(instance).getId())
                .then()
                .body("assignee", nullValue())
                .body("approvals.escalatedTo", equalTo("operators"))
                .body("approvals.escalationReason", notNullValue());
    }

    private String entered(Map<String, String> rules, String person) {
        String instance = process.start(process.deploy(rules), Map.of());
        decide(person, process.task(instance).getId(), null).then().statusCode(200);
        return instance;
    }

    private static final String CALLING = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" \
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="http://countersign.dev/test">
              <bpmn:process id="%s" isExecutable="true">
                <bpmn:startEvent id="start" />
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="prepare" />
                <bpmn:userTask id="prepare" camunda:candidateGroups="forecast-reviewers" />
                <bpmn:sequenceFlow id="f2" sourceRef="prepare" targetRef="call" />
                <bpmn:callActivity id="call" calledElement="%s" />
                <bpmn:sequenceFlow id="f3" sourceRef="call" targetRef="check" />
                <bpmn:userTask id="check" camunda:candidateGroups="forecast-reviewers">
                  <bpmn:extensionElements><camunda:properties>
                    <camunda:property name="excludeParticipantsOf" value="call" />
                  </camunda:properties></bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="f4" sourceRef="check" targetRef="end" />
                <bpmn:endEvent id="end" />
              </bpmn:process>
            </bpmn:definitions>
            """;
}
