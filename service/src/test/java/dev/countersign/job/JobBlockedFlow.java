package dev.countersign.job;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** With a process whose way for failures is blocked: the engine refuses to go it. */
abstract class JobBlockedFlow extends JobFlow {

    private static final String BLOCKED = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://countersign.dev/test">
              <bpmn:process id="job-blocked" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="start" />
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="work" />
                <bpmn:serviceTask id="work" camunda:type="external" camunda:topic="%s">
                  <bpmn:extensionElements><camunda:inputOutput>
                    <camunda:inputParameter name="application">${application}</camunda:inputParameter>
                    <camunda:inputParameter name="parameters"><camunda:map>
                      <camunda:entry key="script">${script}</camunda:entry>
                    </camunda:map></camunda:inputParameter>
                    <camunda:inputParameter name="retries">0</camunda:inputParameter>
                  </camunda:inputOutput></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="f2" sourceRef="work" targetRef="done" />
                <bpmn:userTask id="done" />
                <bpmn:boundaryEvent id="failed" attachedToRef="work">
                  <bpmn:errorEventDefinition errorRef="jobFailed" />
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="f3" sourceRef="failed" targetRef="blocked" />
                <bpmn:serviceTask id="blocked" camunda:expression="${nobody.knowsThis()}" />
              </bpmn:process>
              <bpmn:error id="jobFailed" errorCode="jobFailed" />
            </bpmn:definitions>
            """;

    private String deployment = "";

    @BeforeEach
    void deployBlocked() {
        deployBlocked(ScriptBackend.TOPIC);
    }

    void deployBlocked(String topic) {
        deployment = repositoryService
                .createDeployment()
                .addString("blocked.bpmn", BLOCKED.formatted(topic))
                .deploy()
                .getId();
    }

    @AfterEach
    void undeploy() {
        repositoryService.deleteDeployment(deployment, true);
    }

    String start(String application, String script) {
        return runtimeService
                .startProcessInstanceByKey("job-blocked", Map.of("application", application, "script", script))
                .getId();
    }
}
