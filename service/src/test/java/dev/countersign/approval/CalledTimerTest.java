package dev.countersign.approval;

import static dev.countersign.approval.People.ADMIN;
import static dev.countersign.approval.People.OLGA;
import static dev.countersign.approval.People.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.runtime.Job;

/** A timer in a process that is called beside an approval: bringing it forward must not end the approval. */
@QuarkusTest
class CalledTimerTest {

    private static final String DEFINITIONS = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" \
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="http://countersign.dev/test">%s\
            <bpmn:error id="late" errorCode="late" /></bpmn:definitions>""";
    private static final String CALLER = """
            <bpmn:process id="%s" isExecutable="true">
              <bpmn:startEvent id="start" />
              <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="both" />
              <bpmn:parallelGateway id="both" />
              <bpmn:sequenceFlow id="f2" sourceRef="both" targetRef="approve" />
              <bpmn:sequenceFlow id="f3" sourceRef="both" targetRef="call" />
              <bpmn:userTask id="approve" camunda:candidateGroups="forecast-reviewers">
                <bpmn:extensionElements><camunda:properties>
                  <camunda:property name="%s" value="true" />
                </camunda:properties></bpmn:extensionElements>
              </bpmn:userTask>
              <bpmn:sequenceFlow id="f4" sourceRef="approve" targetRef="approved" />
              <bpmn:endEvent id="approved" />
              <bpmn:callActivity id="call" calledElement="%s" />
              <bpmn:sequenceFlow id="f5" sourceRef="call" targetRef="called" />
              <bpmn:endEvent id="called">%s</bpmn:endEvent>
            </bpmn:process>""";
    private static final String CALLED = """
            <bpmn:process id="%s" isExecutable="true">
              <bpmn:startEvent id="start" />
              <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="wait" />
              <bpmn:intermediateCatchEvent id="wait"><bpmn:timerEventDefinition id="when">
                <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D</bpmn:timeDuration>
              </bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
              <bpmn:sequenceFlow id="f2" sourceRef="wait" targetRef="end" />
              <bpmn:endEvent id="end">%s</bpmn:endEvent>
            </bpmn:process>""";
    private static final String BETWEEN = """
            <bpmn:process id="%s" isExecutable="true">
              <bpmn:startEvent id="start" />
              <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="call" />
              <bpmn:callActivity id="call" calledElement="%s" />
              <bpmn:sequenceFlow id="f2" sourceRef="call" targetRef="end" />
              <bpmn:endEvent id="end" />
            </bpmn:process>""";
    private static final String TERMINATES = "<bpmn:terminateEventDefinition id=\"all\" />";
    private static final String THROWS = "<bpmn:errorEventDefinition id=\"error\" errorRef=\"late\" />";

    private final String caller = "caller-" + UUID.randomUUID();
    private final String between = "between-" + UUID.randomUUID();
    private final String called = "called-" + UUID.randomUUID();

    @Inject
    RepositoryService repositoryService;

    @Inject
    RuntimeService runtimeService;

    @Inject
    ManagementService managementService;

    @ParameterizedTest
    @CsvSource({"error,''", "'',terminate"})
    void cannotBeBroughtForwardThroughAnyNumberOfCalls(String ofCalled, String ofCaller) {
        deploy("excludeInitiator", definition(ofCaller), definition(ofCalled));
        Job timer = timer();

        for (String person : List.of(OLGA, ADMIN)) {
            send(person, Map.of())
                    .post("/engine-rest/job/" + timer.getId() + "/execute")
                    .then()
                    .statusCode(403)
                    .body("message", containsString("cannot be brought forward"));
        }
        assertThat(timer().getDuedate()).isEqualTo(timer.getDuedate());
    }

    @Test
    void canBeWhereItEndsItsOwnPathAlone() {
        deploy("excludeInitiator", "", "");

        execute(timer());
    }

    @Test
    void canBeWhereNobodyIsAskedToApprove() {
        deploy("resultVariable", TERMINATES, "");

        execute(timer());
    }

    private static void execute(Job timer) {
        send(OLGA, Map.of())
                .post("/engine-rest/job/" + timer.getId() + "/execute")
                .then()
                .statusCode(204);
    }

    private static String definition(String name) {
        return switch (name) {
            case "error" -> THROWS;
            case "terminate" -> TERMINATES;
            default -> "";
        };
    }

    private void deploy(String property, String endOfCaller, String endOfCalled) {
        repositoryService
                .createDeployment()
                .addString("called.bpmn", DEFINITIONS.formatted(CALLED.formatted(called, endOfCalled)))
                .addString("between.bpmn", DEFINITIONS.formatted(BETWEEN.formatted(between, called)))
                .addString(
                        "caller.bpmn", DEFINITIONS.formatted(CALLER.formatted(caller, property, between, endOfCaller)))
                .deploy();
        runtimeService.startProcessInstanceByKey(caller);
    }

    private Job timer() {
        return managementService
                .createJobQuery()
                .processDefinitionKey(called)
                .timers()
                .singleResult();
    }
}
