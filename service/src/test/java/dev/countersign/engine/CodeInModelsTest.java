package dev.countersign.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operaton.bpm.engine.DecisionService;
import org.operaton.bpm.engine.ParseException;
import org.operaton.bpm.engine.Problem;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;

/** What a modeller might put into a model to get hold of the service. */
@QuarkusTest
class CodeInModelsTest {

    private static final String DEPLOYMENT = "code-in-models-test";

    @Inject
    RepositoryService repositoryService;

    @Inject
    RuntimeService runtimeService;

    @Inject
    DecisionService decisions;

    @AfterEach
    void deleteDeployments() {
        repositoryService
                .createDeploymentQuery()
                .deploymentName(DEPLOYMENT)
                .list()
                .forEach(each -> repositoryService.deleteDeployment(each.getId(), true));
    }

    @Test
    void shellTaskIsRefusedWithFileElementAndReason() {
        Path trace = Path.of("target", "shell-was-here").toAbsolutePath();
        assertThatThrownBy(() -> start("""
                        <bpmn:serviceTask id="work" camunda:type="shell"><bpmn:extensionElements>
                          <camunda:field name="command" stringValue="touch" />
                          <camunda:field name="arg1" stringValue="%s" />
                        </bpmn:extensionElements></bpmn:serviceTask>""".formatted(trace)))
                .isInstanceOfSatisfying(ParseException.class, e -> {
                    assertThat(e.getResourceReports().get(0).getResourceName()).isEqualTo("code.bpmn");
                    Problem problem = e.getResourceReports().get(0).getErrors().get(0);
                    assertThat(problem.getMainElementId()).isEqualTo("work");
                    assertThat(problem.getLine()).isPositive();
                })
                .hasMessageContaining("A task of camunda:type 'shell' would run inside the service");
        assertThat(trace).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:serviceTask id=\"work\" camunda:type=\"mail\" />",
                "<bpmn:serviceTask id=\"work\" camunda:type=\"External\" camunda:topic=\"connector\" />",
                "<bpmn:sendTask id=\"work\" camunda:type=\"Shell\" />",
                "<bpmn:endEvent id=\"work\"><bpmn:messageEventDefinition camunda:type=\"shell\" /></bpmn:endEvent>",
                "<bpmn:serviceTask id=\"work\" camunda:class=\"org.operaton.bpm.engine.impl.bpmn.behavior.ShellActivityBehavior\" />",
                "<bpmn:callActivity id=\"work\" calledElement=\"x\" camunda:variableMappingClass=\"java.util.Date\" />",
                "<bpmn:userTask id=\"work\" camunda:formHandlerClass=\"java.util.Date\" />",
                "<bpmn:userTask id=\"work\"><bpmn:extensionElements><camunda:taskListener event=\"create\" class=\"java.util.Date\" /></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:task id=\"work\"><bpmn:extensionElements><camunda:executionListener event=\"start\" class=\"java.util.Date\" /></bpmn:extensionElements></bpmn:task>",
                "<bpmn:userTask id=\"work\"><bpmn:extensionElements><camunda:formData><camunda:formField id=\"f\" type=\"string\"><camunda:validation><camunda:constraint name=\"validator\" config=\"java.util.Date\" /></camunda:validation></camunda:formField></camunda:formData></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:scriptTask id=\"work\" scriptFormat=\"juel\"><bpmn:script>${1}</bpmn:script></bpmn:scriptTask>",
                "<bpmn:task id=\"work\"><bpmn:extensionElements><camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"feel\">1</camunda:script></camunda:executionListener></bpmn:extensionElements></bpmn:task>",
                "<bpmn:task id=\"work\"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"a\"><camunda:script scriptFormat=\"juel\">${1}</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:task>",
                "<bpmn:intermediateCatchEvent id=\"work\"><bpmn:conditionalEventDefinition><bpmn:condition xsi:type=\"bpmn:tFormalExpression\" language=\"juel\">${true}</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>"
            })
    void codeOfEveryOtherKindIsRefusedAtItsElement(String element) {
        assertThatThrownBy(() -> start(element))
                .isInstanceOfSatisfying(
                        ParseException.class,
                        e -> assertThat(e.getResourceReports().get(0).getErrors())
                                .extracting(Problem::getMainElementId)
                                .containsExactly("work"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass().forName('java.lang.System').getMethod('getProperty',''.getClass()).invoke(null,'java.version')}",
                "${''.class.name}",
                "${''['class'].name}",
                "${execution.processEngineServices.processEngineConfiguration}",
                "${execution.getProcessEngine().getName()}",
                "${execution.bpmnModelInstance}",
                "${execution.commandContext}",
                "${calendar.getClass().getClassLoader()}",
                "${1.0.getInteger('java.version')}",
                "${list.add(execution)}",
                "${map.put('x', calendar)}",
                "${'a'.repeat(2000000000)}"
            })
    void reflectionInAnExpressionIsRefusedWhenItRuns(String expression) {
        assertThatThrownBy(
                        () -> start("<bpmn:serviceTask id=\"work\" camunda:resultVariable=\"got\" camunda:expression=\""
                                + expression + "\" />"))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("Expressions of models may not use");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${'  a,b '.trim().split(',')[1].toUpperCase()}=B",
                "${list.size() + list[0].length() + list.get(1).length()}=4",
                "${map.a.b}=c",
                "${map.get('a').containsKey('b')}=true",
                "${execution.getVariable('text').concat(execution.currentActivityId)}=xwork",
                "${execution.processInstance.id == execution.processInstanceId}=true",
                "${now().getTime() > 0}=true",
                "${dateTime().plusDays(1).toDate().after(now())}=true",
                "${dateTime().plusDays(1).isAfterNow()}=true",
                "${number.intValue() + 1}=8"
            })
    void whatModelsNeedGoesOn(String line) {
        String[] parts = line.split("=(?=[^=]*$)");
        start("<bpmn:serviceTask id=\"work\" camunda:resultVariable=\"got\" camunda:expression=\""
                + parts[0].replace("&", "&amp;").replace(">", "&gt;") + "\" /><bpmn:userTask id=\"stop\" />"
                + "<bpmn:sequenceFlow id=\"on\" sourceRef=\"work\" targetRef=\"stop\" />");
        Object got = runtimeService
                .createVariableInstanceQuery()
                .variableName("got")
                .processInstanceIdIn(runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey("code-in-models")
                        .singleResult()
                        .getId())
                .singleResult()
                .getValue();
        assertThat(got).hasToString(parts[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${calendar}", "${execution}"})
    void whatIsNoPlainValueBecomesNoVariable(String expression) {
        assertThatThrownBy(
                        () -> start("<bpmn:serviceTask id=\"work\" camunda:resultVariable=\"got\" camunda:expression=\""
                                + expression + "\" />"))
                .isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void reflectionInADecisionIsRefusedWhenItRuns() {
        repositoryService
                .createDeployment()
                .name(DEPLOYMENT)
                .addString("code.dmn", """
                        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="t">
                          <decision id="code-in-decision" name="c"><variable id="v" name="c" />
                            <literalExpression id="l" expressionLanguage="juel"><text>${''.getClass().getName()}</text></literalExpression>
                          </decision>
                        </definitions>""")
                .deploy();
        assertThatThrownBy(() ->
                        decisions.evaluateDecisionByKey("code-in-decision").evaluate())
                .hasStackTraceContaining("Expressions of models may not use 'getClass' of String");
    }

    @Test
    void caseModelIsRefused() {
        assertThatThrownBy(() -> repositoryService
                        .createDeployment()
                        .name(DEPLOYMENT)
                        .addString("case.cmmn", "<definitions/>")
                        .deploy())
                .hasMessageContaining("The file 'case.cmmn' is a case model");
    }

    @Test
    void listenerWithABeanMadeForModelsIsTaken() {
        assertThatCode(
                        () -> deploy(
                                "<bpmn:userTask id=\"work\"><bpmn:extensionElements><camunda:executionListener"
                                        + " event=\"start\" delegateExpression=\"${sendNotification}\" /></bpmn:extensionElements></bpmn:userTask>"))
                .doesNotThrowAnyException();
    }

    private void start(String element) {
        deploy(element);
        runtimeService.startProcessInstanceByKey(
                "code-in-models",
                Map.of("text", "x", "number", 7, "list", List.of("a", "b"), "map", Map.of("a", Map.of("b", "c"))));
    }

    private void deploy(String element) {
        repositoryService
                .createDeployment()
                .name(DEPLOYMENT)
                .addString("code.bpmn", """
                        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                            xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="t">
                          <bpmn:process id="code-in-models" isExecutable="true">
                            <bpmn:startEvent id="start" />
                            <bpmn:sequenceFlow id="flow" sourceRef="start" targetRef="work" />
                            %s
                          </bpmn:process>
                        </bpmn:definitions>""".formatted(element))
                .deploy();
    }
}
