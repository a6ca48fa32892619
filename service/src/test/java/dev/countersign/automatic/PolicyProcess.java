package dev.countersign.automatic;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.evidence.EvidenceService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.operaton.bpm.engine.RepositoryService;

/** Small processes with a policy that may approve what a person would look at otherwise. */
@ApplicationScoped
class PolicyProcess {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" \
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" \
            targetNamespace="http://countersign.dev/test">
              <bpmn:process id="KEY" name="Policy" isExecutable="true">
                <bpmn:startEvent id="start" />
            """;

    private static final String POLICY = """
                <bpmn:businessRuleTask id="policy" camunda:resultVariable="review" camunda:decisionRef="KEY-policy" \
            camunda:decisionRefBinding="latest" camunda:mapDecisionResult="singleResult" ASYNC />
            """;

    /** Policy, settled by the sampling, then the end or a person. */
    private static final String SETTLED = HEAD + """
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="policy" />
            """ + POLICY + """
                <bpmn:sequenceFlow id="f2" sourceRef="policy" targetRef="settle" />
                <bpmn:serviceTask id="settle" camunda:resultVariable="review" camunda:expression="${sampling.settle(\
            execution, 'KEY-policy', review, 'one', 'look')}" />
                <bpmn:sequenceFlow id="f3" sourceRef="settle" targetRef="gateway" />
                <bpmn:exclusiveGateway id="gateway" />
                <bpmn:sequenceFlow id="f4" sourceRef="gateway" targetRef="check">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${review.policy == 'auto'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:serviceTask id="check" camunda:expression="${fails ? nothing.there : true}" />
                <bpmn:sequenceFlow id="f6" sourceRef="check" targetRef="end" />
                <bpmn:sequenceFlow id="f5" sourceRef="gateway" targetRef="look">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${review.policy != 'auto'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:userTask id="look" name="Look at it" camunda:candidateGroups="forecast-reviewers">
                  <bpmn:extensionElements><camunda:properties>
                    <camunda:property name="evidence" value="${shown}" />
                    <camunda:property name="resultVariable" value="approval" />
                  </camunda:properties></bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="f7" sourceRef="look" targetRef="end" />
                <bpmn:endEvent id="end" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    /** The same without sampling: the model records it itself, here even twice; beside it a person has a task. */
    private static final String RECORDED = HEAD + """
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="fork" />
                <bpmn:parallelGateway id="fork" />
                <bpmn:sequenceFlow id="f2" sourceRef="fork" targetRef="policy" />
                <bpmn:sequenceFlow id="f3" sourceRef="fork" targetRef="beside" />
            """ + POLICY + """
                <bpmn:sequenceFlow id="f4" sourceRef="policy" targetRef="note" />
                <bpmn:serviceTask id="note" name="Note it" camunda:expression="${automaticApprovals.record(execution, \
            'KEY-policy', '')}">
                  <bpmn:extensionElements>
                    <camunda:executionListener event="end" expression="${automaticApprovals.record(execution, \
            'KEY-policy', '')}" />
                  </bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="f5" sourceRef="note" targetRef="end1" />
                <bpmn:endEvent id="end1" />
                <bpmn:userTask id="beside" name="Beside it" camunda:candidateGroups="forecast-reviewers" />
                <bpmn:sequenceFlow id="f6" sourceRef="beside" targetRef="end2" />
                <bpmn:endEvent id="end2" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    private static final String TABLE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" \
            xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="n">
              <decision id="KEY-policy" name="The policy" camunda:versionTag="1.0" camunda:historyTimeToLive="P180D">
                <decisionTable id="table" hitPolicy="FIRST">
                  <input id="inputError" label="Error"><inputExpression id="e" typeRef="double"><text>error</text></inputExpression></input>
                  <output id="o1" name="policy" typeRef="string" />
                  <output id="o2" name="reason" typeRef="string" />
                  <output id="o3" name="sampledReason" typeRef="string" />
                  <rule id="r1"><inputEntry id="i1"><text>&lt;= LIMIT</text></inputEntry>
                    <outputEntry id="a1"><text>"auto"</text></outputEntry>
                    <outputEntry id="a2"><text>"clearly accurate"</text></outputEntry>
                    <outputEntry id="a3"><text>"one must agree"</text></outputEntry></rule>
                  <rule id="r2"><inputEntry id="i2"><text></text></inputEntry>
                    <outputEntry id="b1"><text>"one"</text></outputEntry>
                    <outputEntry id="b2"><text>"one must agree"</text></outputEntry>
                    <outputEntry id="b3"><text>""</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    private final RepositoryService repositoryService;
    private final EvidenceService evidenceService;
    private final ObjectMapper json = new ObjectMapper();

    PolicyProcess(RepositoryService repositoryService, EvidenceService evidenceService) {
        this.repositoryService = repositoryService;
        this.evidenceService = evidenceService;
    }

    /** A process whose policy is settled by the sampling; gives its key. */
    String settled() {
        return deploy(SETTLED, "");
    }

    /** A process that records by itself, in a job of its own, beside a task for a person. */
    String recorded() {
        return deploy(RECORDED, "camunda:asyncBefore=\"true\"");
    }

    /** A new version of the policy; gives the text of its file. */
    String policy(String key, double limit) {
        String table = TABLE.replace("KEY", key).replace("LIMIT", String.valueOf(limit));
        repositoryService.createDeployment().addString(key + ".dmn", table).deploy();
        return table;
    }

    String evidence() {
        ObjectNode document = json.createObjectNode().put("title", "Figures " + UUID.randomUUID());
        document.putArray("blocks").addObject().put("type", "markdown").put("text", "Numbers");
        document.putArray("sources").addObject().put("name", "/data/sales").put("version", "v7");
        return evidenceService.store(document);
    }

    private String deploy(String model, String async) {
        String key = "policy-" + UUID.randomUUID();
        policy(key, 0.1);
        repositoryService
                .createDeployment()
                .addString(key + ".bpmn", model.replace("KEY", key).replace("ASYNC", async))
                .deploy();
        return key;
    }
}
