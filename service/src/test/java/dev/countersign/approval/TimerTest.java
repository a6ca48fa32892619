package dev.countersign.approval;

import static dev.countersign.approval.People.ADMIN;
import static dev.countersign.approval.People.MODELLER;
import static dev.countersign.approval.People.OLGA;
import static dev.countersign.approval.People.as;
import static dev.countersign.approval.People.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.runtime.Job;

/** Timers that end an approval: how long there is to decide is the model's to say. */
@QuarkusTest
class TimerTest {

    private static final String ON_THE_TASK = """
            <bpmn:boundaryEvent id="late" attachedToRef="approve">%s</bpmn:boundaryEvent>
            <bpmn:sequenceFlow id="f7" sourceRef="late" targetRef="giveUp" />
            <bpmn:userTask id="giveUp" name="Give up" camunda:candidateGroups="operators" />""";
    private static final String THAT_TERMINATES = """
            <bpmn:boundaryEvent id="late" attachedToRef="approve" cancelActivity="false">%s</bpmn:boundaryEvent>
            <bpmn:sequenceFlow id="f7" sourceRef="late" targetRef="terminated" />
            <bpmn:endEvent id="terminated"><bpmn:terminateEventDefinition id="all" /></bpmn:endEvent>""";
    private static final String OF_THE_PROCESS = """
            <bpmn:subProcess id="handler" triggeredByEvent="true">
              <bpmn:startEvent id="late">%s</bpmn:startEvent>
              <bpmn:sequenceFlow id="h1" sourceRef="late" targetRef="handled" />
              <bpmn:endEvent id="handled" />
            </bpmn:subProcess>""";
    private static final String THAT_REMINDS = """
            <bpmn:boundaryEvent id="late" attachedToRef="approve" cancelActivity="false">%s</bpmn:boundaryEvent>
            <bpmn:sequenceFlow id="f7" sourceRef="late" targetRef="reminded" />
            <bpmn:endEvent id="reminded" />""";
    private static final String TIMER = """
            <bpmn:timerEventDefinition id="when"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D\
            </bpmn:timeDuration></bpmn:timerEventDefinition>""";

    @Inject
    ApprovalProcess process;

    @Inject
    ManagementService managementService;

    @ParameterizedTest
    @ValueSource(strings = {ON_THE_TASK, THAT_TERMINATES, OF_THE_PROCESS})
    void cannotBeBroughtForward(String model) {
        String instance = start(model);
        Job timer = timer(instance);

        for (String person : List.of(OLGA, MODELLER, ADMIN)) {
            String job = "/engine-rest/job/" + timer.getId();
            refused(send(person, Map.of()).post(job + "/execute").then());
            refused(send(person, Map.of("duedate", "2020-01-01T00:00:00.000+0000"))
                    .put(job + "/duedate")
                    .then());
            refused(as(person)
                    .queryParam("creationDateBased", "false")
                    .post(job + "/duedate/recalculate")
                    .then());
            Map<String, ?> retries = Map.of("retries", 3, "dueDate", "2020-01-01T00:00:00.000+0000");
            refused(send(person, retries).put(job + "/retries").then());
            refused(send(person, retries)
                    .put("/engine-rest/job-definition/" + timer.getJobDefinitionId() + "/retries")
                    .then());
            send(
                            person,
                            Map.of(
                                    "retries",
                                    3,
                                    "dueDate",
                                    "2020-01-01T00:00:00.000+0000",
                                    "jobIds",
                                    List.of(timer.getId())))
                    .post("/engine-rest/job/retries")
                    .then()
                    .statusCode(403)
                    .body("message", containsString("A batch does not say when jobs are due"));
        }
        assertThat(timer(instance).getDuedate()).isEqualTo(timer.getDuedate());
        assertThat(process.task(instance).getTaskDefinitionKey()).isEqualTo("approve");
    }

    @Test
    void canBePutOffAndRetried() {
        Job timer = timer(start(ON_THE_TASK));

        send(OLGA, Map.of("duedate", "2199-01-01T00:00:00.000+0000"))
                .put("/engine-rest/job/" + timer.getId() + "/duedate")
                .then()
                .statusCode(204);
        send(OLGA, Map.of("retries", 2))
                .put("/engine-rest/job/" + timer.getId() + "/retries")
                .then()
                .statusCode(204);
    }

    @Test
    void canBeRunOnceTheyAreDue() {
        String instance = start(ON_THE_TASK);
        managementService.setJobDuedate(timer(instance).getId(), new Date(0));

        send(OLGA, Map.of())
                .post("/engine-rest/job/" + timer(instance).getId() + "/execute")
                .then()
                .statusCode(204);

        assertThat(process.task(instance).getTaskDefinitionKey()).isEqualTo("giveUp");
    }

    @Test
    void thatEndNothingCanBeRunAtOnce() {
        String instance = start(THAT_REMINDS);

        send(OLGA, Map.of())
                .post("/engine-rest/job/" + timer(instance).getId() + "/execute")
                .then()
                .statusCode(204);

        assertThat(process.task(instance).getTaskDefinitionKey()).isEqualTo("approve");
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(403).body("message", containsString("cannot be brought forward"));
    }

    private Job timer(String instance) {
        return managementService.createJobQuery().processInstanceId(instance).singleResult();
    }

    private String start(String model) {
        String key = "timer-" + UUID.randomUUID();
        process.deploy(
                key,
                ApprovalProcess.xml(
                                key,
                                "camunda:candidateGroups=\"forecast-reviewers\"",
                                Map.of("excludeInitiator", "true"))
                        .replace("</bpmn:process>", model.formatted(TIMER) + "</bpmn:process>"));
        String instance = process.start(key, Map.of());
        process.completeEntry(instance);
        return instance;
    }
}
