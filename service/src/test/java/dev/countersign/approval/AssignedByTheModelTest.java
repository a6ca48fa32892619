package dev.countersign.approval;

import static dev.countersign.approval.People.ANNA;
import static dev.countersign.approval.People.BEN;
import static dev.countersign.approval.People.claim;
import static dev.countersign.approval.People.decide;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.task.Task;

/** A step that its model assigns to somebody who has approved its check already: nobody else's work fails for that. */
@QuarkusTest
class AssignedByTheModelTest {

    private static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" \
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="http://countersign.dev/test">
              <bpmn:process id="%1$s" isExecutable="true">
                <bpmn:startEvent id="start" />
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="fork" />
                <bpmn:parallelGateway id="fork" />
                <bpmn:sequenceFlow id="f2" sourceRef="fork" targetRef="first" />
                <bpmn:userTask id="first" camunda:candidateGroups="forecast-reviewers" />
                <bpmn:sequenceFlow id="f3" sourceRef="first" targetRef="prepare" />
                <bpmn:userTask id="prepare" camunda:assignee="anna" camunda:candidateGroups="forecast-reviewers" />
                <bpmn:sequenceFlow id="f4" sourceRef="prepare" targetRef="prepared" />
                <bpmn:endEvent id="prepared" />
                <bpmn:sequenceFlow id="f5" sourceRef="fork" targetRef="check" />
                <bpmn:userTask id="check" name="Check" camunda:formRef="approval-test" \
            camunda:formRefBinding="deployment" camunda:candidateGroups="forecast-reviewers">
                  <bpmn:extensionElements><camunda:properties>
                    <camunda:property name="excludeParticipantsOf" value="prepare" />
                  </camunda:properties></bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="f6" sourceRef="check" targetRef="checked" />
                <bpmn:endEvent id="checked" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    @Inject
    ApprovalProcess process;

    @Inject
    TaskService taskService;

    @Test
    void theStepIsOfferedToOthersInstead() {
        String key = "assigned-by-the-model-" + UUID.randomUUID();
        process.deploy(key, XML.formatted(key));
        String instance = process.start(key, Map.of());
        decide(ANNA, task(instance, "check").getId(), "approve").then().body("completed", equalTo(true));

        decide(BEN, task(instance, "first").getId(), null).then().statusCode(200);

        Task prepare = task(instance, "prepare");
        assertThat(prepare.getAssignee()).isNull();
        claim(ANNA, prepare.getId()).then().statusCode(403);
        decide(BEN, prepare.getId(), null).then().statusCode(200);
    }

    private Task task(String instance, String key) {
        return taskService
                .createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey(key)
                .singleResult();
    }
}
