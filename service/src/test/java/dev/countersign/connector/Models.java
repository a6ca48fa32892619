package dev.countersign.connector;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** BPMN with one task {@code call}; the only placeholder left is the key of the process. */
final class Models {

    private Models() {}

    /** Start, call, user task {@code done}. */
    static String plain(Map<String, String> inputs) {
        return model(inputs, "");
    }

    /** The same with a boundary event that leads to the user task {@code repair}. */
    static String caught(Map<String, String> inputs) {
        return model(inputs, """
                <bpmn:boundaryEvent id="failed" attachedToRef="call"><bpmn:errorEventDefinition errorRef="jobFailedError" /></bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="toRepair" sourceRef="failed" targetRef="repair" />
                <bpmn:userTask id="repair" />
                """);
    }

    /** Input parameters from names and values in turn. */
    static Map<String, String> inputs(String... namesAndValues) {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            inputs.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return inputs;
    }

    private static String model(Map<String, String> inputs, String more) {
        String parameters = inputs.entrySet().stream()
                .map(input -> "<camunda:inputParameter name=\"%s\">%s</camunda:inputParameter>"
                        .formatted(
                                input.getKey(),
                                input.getValue().startsWith("<camunda:") ? input.getValue() : xml(input.getValue())))
                .collect(Collectors.joining("\n"));
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
                  <bpmn:error id="jobFailedError" errorCode="jobFailed" />
                  <bpmn:process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <bpmn:startEvent id="start" />
                    <bpmn:sequenceFlow id="toCall" sourceRef="start" targetRef="call" />
                    <bpmn:serviceTask id="call" camunda:type="external" camunda:topic="connector">
                      <bpmn:extensionElements><camunda:inputOutput>
                """ + parameters.replace("%", "%%") + """

                        <camunda:outputParameter name="outcome">${result}</camunda:outputParameter>
                      </camunda:inputOutput></bpmn:extensionElements>
                    </bpmn:serviceTask>
                    <bpmn:sequenceFlow id="toDone" sourceRef="call" targetRef="done" />
                    <bpmn:userTask id="done" />
                """ + more + """
                  </bpmn:process>
                </bpmn:definitions>
                """;
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
