package dev.countersign.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.problem.Violation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operaton.bpm.engine.ParseException;
import org.operaton.bpm.engine.RepositoryService;

@QuarkusTest
class FormDeploymentTest {

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="http://countersign.dev/test">
              <bpmn:process id="%s" isExecutable="true">
                <bpmn:startEvent id="start" %s />
                <bpmn:sequenceFlow id="toTask" sourceRef="start" targetRef="task" />
                <bpmn:userTask id="task" %s>
                  <bpmn:extensionElements><camunda:properties>%s</camunda:properties></bpmn:extensionElements>
                </bpmn:userTask>
              </bpmn:process>
            </bpmn:definitions>
            """;

    private static final String FORM = """
            {"type": "default", "id": "%s", "components": [
              {"type": "number", "key": "horizon", "validate": {"required": true, "min": 1}},
              {"type": "textfield", "key": "input"}]}""";

    @Inject
    RepositoryService repositoryService;

    @Inject
    Forms forms;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "camunda:formRef='nowhere' camunda:formRefBinding='latest' | | The form 'nowhere' is neither in this deployment nor deployed before.",
                "camunda:formRef='nowhere' camunda:formRefBinding='deployment' | | The form 'nowhere' is not among the files of this deployment.",
                "camunda:formRef='nowhere' camunda:formRefBinding='version' camunda:formRefVersion='3' | | The form 'nowhere' has no version 3.",
                "camunda:formKey='camunda-forms:deployment:missing.form' | | The form file 'missing.form' is not among the files of this deployment.",
                "| evidence=5f70bf18 | The property 'evidence' is '5f70bf18'; it must be an expression such as ${evaluation.evidence}.",
                "| excludeParticipantsOf=task,other | The property 'excludeParticipantsOf' names 'other', which is not in this model.",
                "| resultVariable=a b | The property 'resultVariable' is 'a b'; it must be the name of a variable.",
            })
    void refusesAModelWithElementAndReason(@Nullable String attributes, @Nullable String property, String reason) {
        assertThatThrownBy(
                        () -> deploy("refused", "", attributes, property, "other-form", FORM.formatted("other-form")))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining(reason)
                .satisfies(refusal -> assertThat(((ParseException) refusal).getResorceReports())
                        .singleElement()
                        .satisfies(report -> assertThat(report.getErrors())
                                .singleElement()
                                .satisfies(error ->
                                        assertThat(error.getMainElementId()).isEqualTo("task"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'id': 'x', 'type': 'default' | The form file 'bad.form' is not JSON.",
                "{'id': 'x', 'type': 'default', 'components': [{'type': 'select', 'key': 'k', 'valuesKey': 'o', 'properties': {'optionsQuery': 'nowhere'}}]} | The form file 'bad.form' cannot be used: the query 'nowhere' is not configured (countersign.form.query.nowhere.sql).",
                "{'id': 'x', 'type': 'default', 'components': [{'type': 'select', 'key': 'k', 'properties': {'optionsQuery': 'test-stores'}}]} | The form file 'bad.form' cannot be used: a field with the query 'test-stores' needs a valuesKey without dots for its options.",
                "{'id': 'x', 'type': 'default', 'components': [{'type': 'hologram'}]} | The form file 'bad.form' cannot be used: components[0]: the component type 'hologram' is not known.",
            })
    void refusesAFormThatCannotBeShown(String form, String reason) {
        assertThatThrownBy(() -> deploy("refused", "", null, null, "bad", form.replace('\'', '"')))
                .hasMessageContaining(reason);
    }

    @Test
    void takesATaskWithoutForm() {
        assertThat(deploy("form-none", "", null, null, "spare", FORM.formatted("spare")))
                .isNotNull();
    }

    @Test
    void findsAFormThatWasDeployedBefore() {
        deploy("form-first", "", null, null, "form-before", FORM.formatted("form-before"));

        assertThat(deploy(
                        "form-second",
                        "",
                        "camunda:formRef='form-before' camunda:formRefBinding='latest'",
                        null,
                        "unrelated",
                        FORM.formatted("unrelated")))
                .isNotNull();
    }

    @Test
    void judgesWhatAProcessIsStartedWith() {
        String definition = deploy(
                "form-start",
                "camunda:formRef='form-start' camunda:formRefBinding='deployment'",
                null,
                null,
                "form-start",
                FORM.formatted("form-start"));

        assertThat(forms.startForm(definition).orElseThrow().schema().path("id").asText())
                .isEqualTo("form-start");
        assertThat(forms.validateStart(definition, Map.of("horizon", 12, "input", "sales")))
                .isEqualTo(Map.of("horizon", 12, "input", "sales"));
        assertThatThrownBy(() -> forms.validateStart(definition, Map.of("horizon", 0, "initiator", "admin")))
                .isInstanceOfSatisfying(
                        InvalidFormDataException.class,
                        invalid -> assertThat(invalid.violations())
                                .containsExactly(
                                        Violation.inBody("initiator", "The form has no such field."),
                                        Violation.inBody("horizon", "Field must have minimum value of 1.")));
    }

    @Test
    void letsAProcessWithoutStartFormTakeVariables() {
        String definition = deploy("form-no-start", "", null, null, "spare", FORM.formatted("spare"));

        assertThat(forms.startForm(definition)).isEmpty();
        assertThat(forms.validateStart(definition, Map.of("any", true))).isEqualTo(Map.of("any", true));
    }

    private String deploy(
            String key,
            String startAttributes,
            @Nullable String taskAttributes,
            @Nullable String property,
            String formName,
            String form) {
        String properties = property == null
                ? ""
                : "<camunda:property name=\"%s\" value=\"%s\" />".formatted((Object[]) property.split("=", 2));
        String model = MODEL.formatted(key, startAttributes, taskAttributes == null ? "" : taskAttributes, properties);
        return repositoryService
                .createDeployment()
                .name(key)
                .addString(key + ".bpmn", model)
                .addString(formName + ".form", form)
                .deployWithResult()
                .getDeployedProcessDefinitions()
                .get(0)
                .getId();
    }
}
