package dev.countersign.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.operaton.bpm.engine.RepositoryService;

/** A process of one external task {@code work}, followed by the user task {@code done}, or by {@code caught} on an error. */
public final class ServiceTaskModel {

    private final String key;
    private final String topic;
    private final Map<String, String> inputs = new LinkedHashMap<>();
    private String error = "";
    private String output = "";
    private String listener = "";

    public ServiceTaskModel(String key, String topic) {
        this.key = key;
        this.topic = topic;
    }

    public String key() {
        return key;
    }

    /** With an input parameter. */
    public ServiceTaskModel input(String name, String value) {
        inputs.put(name, value);
        return this;
    }

    /** With one more output parameter. */
    public ServiceTaskModel output(String name, String expression) {
        output = "<camunda:outputParameter name=\"%s\">%s</camunda:outputParameter>".formatted(name, expression);
        return this;
    }

    /** With a boundary event that catches this error. */
    public ServiceTaskModel catching(String errorCode) {
        error = errorCode;
        return this;
    }

    /** With an expression that is evaluated when the process comes to the task behind the boundary event. */
    public ServiceTaskModel whenCaught(String expression) {
        listener = "<bpmn:extensionElements><camunda:executionListener event=\"start\" expression=\"%s\" />"
                        .formatted(expression)
                + "</bpmn:extensionElements>";
        return this;
    }

    /** Deploys it as the latest version of its key. */
    public void deploy(RepositoryService repository) {
        repository
                .createDeployment()
                .name(key)
                .addString(key + ".bpmn", xml())
                .enableDuplicateFiltering(true)
                .deploy();
    }

    private String xml() {
        StringBuilder parameters = new StringBuilder();
        inputs.forEach((name, value) ->
                parameters.append("<camunda:inputParameter name=\"%s\">%s</camunda:inputParameter>"
                        .formatted(name, value.replace("&", "&amp;").replace("<", "&lt;"))));
        String caught = error.isEmpty() ? "" : """
                <bpmn:boundaryEvent id="onError" attachedToRef="work"><bpmn:errorEventDefinition errorRef="theError" /></bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="toCaught" sourceRef="onError" targetRef="caught" />
                <bpmn:userTask id="caught">%s</bpmn:userTask>""".formatted(listener);
        String definition = error.isEmpty() ? "" : "<bpmn:error id=\"theError\" errorCode=\"%s\" />".formatted(error);
        return """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://countersign.dev/tests">
                  %s
                  <bpmn:process id="%s" isExecutable="true">
                    <bpmn:startEvent id="start" />
                    <bpmn:sequenceFlow id="toWork" sourceRef="start" targetRef="work" />
                    <bpmn:serviceTask id="work" camunda:type="external" camunda:topic="%s">
                      <bpmn:extensionElements><camunda:inputOutput>
                        %s
                        <camunda:outputParameter name="outcome">${result}</camunda:outputParameter>
                        %s
                      </camunda:inputOutput></bpmn:extensionElements>
                    </bpmn:serviceTask>
                    <bpmn:sequenceFlow id="toDone" sourceRef="work" targetRef="done" />
                    <bpmn:userTask id="done" />
                    %s
                  </bpmn:process>
                </bpmn:definitions>""".formatted(definition, key, topic, parameters, output, caught);
    }
}
