package dev.countersign.externaltask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ParseException;
import org.operaton.bpm.engine.RepositoryService;

@QuarkusTest
class ExternalTaskRuleTest {

    private static final String DEPLOYMENT = "external-task-rule-test";

    @Inject
    RepositoryService repositoryService;

    @AfterEach
    void deleteDeployments() {
        repositoryService
                .createDeploymentQuery()
                .deploymentName(DEPLOYMENT)
                .list()
                .forEach(each -> repositoryService.deleteDeployment(each.getId(), true));
    }

    @Test
    void topicThatNobodyServesIsRefusedWithElementAndReason() {
        assertThatThrownBy(() -> deploy("sparc", "ingest"))
                .isInstanceOfSatisfying(
                        ParseException.class,
                        e -> assertThat(e.getResourceReports()
                                        .get(0)
                                        .getErrors()
                                        .get(0)
                                        .getMainElementId())
                                .isEqualTo("jobWork"))
                .hasMessageContaining("No worker serves the topic 'sparc': the service itself serves ")
                .hasMessageContaining(
                        "spark, topics of outside workers are listed in countersign.external-task.topics.");
    }

    @Test
    void unknownApplicationIsRefused() {
        assertThatThrownBy(() -> deploy("spark", "ingst"))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining(
                        "The application 'ingst' is not known; known are evaluate, forecast, ingest, publish, score.");
    }

    @Test
    void missingApplicationIsRefused() {
        assertThatThrownBy(() -> deploy("spark", null))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("The input parameter 'application' is missing;");
    }

    @Test
    void knownComputedAndOutsideOnesAreTaken() {
        assertThatCode(() -> deploy("job-script", "script")).doesNotThrowAnyException();
        assertThatCode(() -> deploy("spark", "${which}")).doesNotThrowAnyException();
        assertThatCode(() -> deploy("${topic}", null)).doesNotThrowAnyException();
        assertThatCode(() -> deploy("external-report", null)).doesNotThrowAnyException();
    }

    @Test
    void decisionThatWritesTheVariableOfJobsIsRefused() {
        for (String name : List.of("result", " jobError ")) {
            for (String task : List.of(
                    "<bpmn:userTask id=\"decide\"><bpmn:extensionElements><camunda:properties>"
                            + "<camunda:property name=\"resultVariable\" value=\"" + name
                            + "\" /></camunda:properties></bpmn:extensionElements></bpmn:userTask>",
                    "<bpmn:businessRuleTask id=\"decide\" camunda:decisionRef=\"policy\" camunda:resultVariable=\""
                            + name + "\" />")) {
                assertThatThrownBy(() -> deployTask(task))
                        .isInstanceOf(ParseException.class)
                        .hasMessageContaining("The result variable is '" + name.strip() + "', which jobs write to;");
            }
        }
    }

    private void deploy(String topic, @Nullable String application) {
        String input = application == null
                ? ""
                : "<bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"application\">"
                        + application + "</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>";
        deployTask(
                "<bpmn:serviceTask id=\"jobWork\" camunda:type=\"external\" camunda:topic=\"%s\">%s</bpmn:serviceTask>"
                        .formatted(topic, input));
    }

    private void deployTask(String task) {
        repositoryService
                .createDeployment()
                .name(DEPLOYMENT)
                .addString("rule.bpmn", """
                        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
                          <bpmn:process id="external-task-rule" isExecutable="true">
                            <bpmn:startEvent id="start" />
                            %s
                          </bpmn:process>
                        </bpmn:definitions>""".formatted(task))
                .deploy();
    }
}
