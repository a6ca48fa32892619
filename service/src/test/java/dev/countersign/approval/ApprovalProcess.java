package dev.countersign.approval;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.evidence.EvidenceService;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.task.Task;

/** A small process with an approval in its middle: enter, approve (by given rules), then publish or the end. */
@ApplicationScoped
class ApprovalProcess {

    private static final String FORM = """
            {"type": "default", "id": "approval-test", "schemaVersion": 19, "components": [
              {"type": "radio", "id": "decision", "key": "decision", "label": "Decision", "values": [
                {"label": "Approve", "value": "approve"}, {"label": "Accept", "value": "accept"},
                {"label": "Reject", "value": "reject"}], "validate": {"required": true}},
              {"type": "textfield", "id": "comment", "key": "comment", "label": "Comment"}]}
            """;

    private final RepositoryService repositoryService;
    private final RuntimeService runtimeService;
    private final TaskService taskService;
    private final EvidenceService evidenceService;
    private final DataSource dataSource;
    private final ObjectMapper json = new ObjectMapper();

    ApprovalProcess(
            RepositoryService repositoryService,
            RuntimeService runtimeService,
            TaskService taskService,
            EvidenceService evidenceService,
            DataSource dataSource) {
        this.repositoryService = repositoryService;
        this.runtimeService = runtimeService;
        this.taskService = taskService;
        this.evidenceService = evidenceService;
        this.dataSource = dataSource;
    }

    /** Deploys the process with these rules on its approval; gives its key. */
    String deploy(Map<String, String> rules) {
        return deploy("camunda:candidateGroups=\"forecast-reviewers\"", rules);
    }

    String deploy(String attributes, Map<String, String> rules) {
        String key = "approval-" + UUID.randomUUID();
        deploy(key, xml(key, attributes, rules));
        return key;
    }

    void deploy(String name, String xml) {
        deploy(name, xml, FORM);
    }

    void deploy(String name, String xml, String form) {
        repositoryService
                .createDeployment()
                .name(name)
                .addString(name + ".bpmn", xml)
                .addString("approval-test.form", form)
                .deploy();
    }

    String start(String key, Map<String, Object> variables) {
        return runtimeService
                .startProcessInstanceByKey(key, "business-" + UUID.randomUUID(), variables)
                .getId();
    }

    /** Puts a new run in front of its approval, shown new evidence. */
    String startAtApproval(Map<String, String> rules) {
        Map<String, String> all = new HashMap<>(rules);
        all.putIfAbsent("resultVariable", "approval");
        String instance = start(deploy(all), Map.of("shown", evidence("figures")));
        completeEntry(instance);
        return instance;
    }

    /** Completes the first step, with no person behind it. */
    void completeEntry(String instanceId) {
        taskService.complete(task(instanceId).getId());
    }

    String evidence(String title) {
        ObjectNode document = json.createObjectNode().put("title", title + " " + UUID.randomUUID());
        document.putArray("blocks").addObject().put("type", "markdown").put("text", "Numbers");
        return evidenceService.store(document);
    }

    /** The only open task of a run. */
    Task task(String instanceId) {
        return taskService.createTaskQuery().processInstanceId(instanceId).singleResult();
    }

    List<Task> tasks(String instanceId) {
        return taskService.createTaskQuery().processInstanceId(instanceId).list();
    }

    @Nullable
    Object variable(String instanceId, String name) {
        return runtimeService.getVariable(instanceId, name);
    }

    /** The latest version. */
    String definitionId(String key) {
        return repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getId();
    }

    void setVariable(String instanceId, String name, Object value) {
        runtimeService.setVariable(instanceId, name, value);
    }

    /** What the database says to a statement that it refuses. */
    String refusalOf(String statement) {
        try (Connection connection = dataSource.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
            return "nothing";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    void execute(String statement) {
        try (Connection connection = dataSource.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String query) {
        return Long.parseLong(text(query));
    }

    /** The only value of the first row. */
    String text(String query) {
        try (Connection connection = dataSource.getConnection();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String xml(String key, String attributes, Map<String, String> rules) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" \
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" \
                targetNamespace="http://countersign.dev/test">
                  <bpmn:process id="%s" name="Approval" isExecutable="true">
                    <bpmn:startEvent id="start" />
                    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="enter" />
                    <bpmn:userTask id="enter" name="Enter" camunda:candidateGroups="data-stewards" />
                    <bpmn:sequenceFlow id="f2" sourceRef="enter" targetRef="approve" />
                    <bpmn:userTask id="approve" name="Approve it" camunda:formRef="approval-test" \
                camunda:formRefBinding="deployment" %s>
                      <bpmn:extensionElements><camunda:properties>%s</camunda:properties></bpmn:extensionElements>
                    </bpmn:userTask>
                    <bpmn:sequenceFlow id="f3" sourceRef="approve" targetRef="gateway" />
                    <bpmn:exclusiveGateway id="gateway" default="f5" />
                    <bpmn:sequenceFlow id="f4" sourceRef="gateway" targetRef="publish">
                      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">\
                ${approval.decision == 'approve'}</bpmn:conditionExpression>
                    </bpmn:sequenceFlow>
                    <bpmn:userTask id="publish" name="Publish" camunda:candidateGroups="operators" />
                    <bpmn:sequenceFlow id="f6" sourceRef="publish" targetRef="published" />
                    <bpmn:endEvent id="published" />
                    <bpmn:sequenceFlow id="f5" sourceRef="gateway" targetRef="rejected" />
                    <bpmn:endEvent id="rejected" />
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(
                        key,
                        attributes,
                        rules.entrySet().stream()
                                .map(rule -> "<camunda:property name=\"%s\" value=\"%s\" />"
                                        .formatted(rule.getKey(), rule.getValue()))
                                .collect(Collectors.joining()));
    }
}
