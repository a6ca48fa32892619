package dev.countersign.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.task.IdentityLink;

/** A small process of two parallel steps: {@code prepare}, and {@code check} which leaves out who took part in it. */
@ApplicationScoped
class ParallelCheck {

    private static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" \
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="http://countersign.dev/test">
              <bpmn:process id="%1$s" isExecutable="true">
                <bpmn:startEvent id="start" />
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="fork" />
                <bpmn:parallelGateway id="fork" />
                <bpmn:sequenceFlow id="f2" sourceRef="fork" targetRef="prepare" />
                <bpmn:userTask id="prepare" camunda:candidateGroups="forecast-reviewers" />
                <bpmn:sequenceFlow id="f3" sourceRef="prepare" targetRef="prepared" />
                <bpmn:endEvent id="prepared" />
                <bpmn:sequenceFlow id="f4" sourceRef="fork" targetRef="check" />
                <bpmn:userTask id="check" name="Check" camunda:formRef="approval-test" \
            camunda:formRefBinding="deployment" %2$s>
                  <bpmn:extensionElements><camunda:properties>
                    <camunda:property name="excludeParticipantsOf" value="prepare" />%3$s
                  </camunda:properties></bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="f5" sourceRef="check" targetRef="checked" />
                <bpmn:endEvent id="checked" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    private final ApprovalProcess process;
    private final TaskService taskService;

    ParallelCheck(ApprovalProcess process, TaskService taskService) {
        this.process = process;
        this.taskService = taskService;
    }

    /** A new run whose check is offered like this and has further rules; gives its id. */
    String start(String offeredTo, Map<String, String> rules) {
        String key = "parallel-check-" + UUID.randomUUID();
        process.deploy(
                key,
                XML.formatted(
                        key,
                        offeredTo,
                        rules.entrySet().stream()
                                .map(rule -> "<camunda:property name=\"%s\" value=\"%s\" />"
                                        .formatted(rule.getKey(), rule.getValue()))
                                .collect(Collectors.joining())));
        return process.start(key, Map.of());
    }

    String prepare(String instance) {
        return task(instance, "prepare");
    }

    String check(String instance) {
        return task(instance, "check");
    }

    private String task(String instance, String key) {
        return taskService
                .createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey(key)
                .singleResult()
                .getId();
    }

    /** To which groups a task is offered. */
    List<String> groups(String task) {
        return taskService.getIdentityLinksForTask(task).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .sorted()
                .toList();
    }

    long notices(String task, String person, String kind) {
        return process.count(
                "select count(*) from notification where task_id = '%s' and recipient_id = '%s' and kind = '%s'"
                        .formatted(task, person, kind));
    }
}
