package dev.countersign.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** What must hold for the tasks of every process model: all that they name is there. */
class ProcessModelTasksTest extends ProcessModels {

    private static final Set<String> TOPICS = Set.of("spark");
    private static final Set<String> APPLICATIONS = Set.of("ingest", "forecast", "evaluate", "publish", "score");
    private static final Set<String> BEANS =
            Set.of("sendNotification", "escalation", "forecastValue", "sampling", "approvals");
    private static final Set<String> GROUPS = Set.of("data-stewards", "forecast-reviewers", "managers", "operators");
    private static final Set<String> ERROR_CODES = Set.of("jobFailed");

    @ParameterizedTest
    @MethodSource("models")
    void everyExternalTaskHasAKnownTopicAndApplicationAndARepair(Model model) {
        Set<String> caught = model.bpmn("boundaryEvent").stream()
                .filter(event -> event.getElementsByTagNameNS(Model.BPMN, "errorEventDefinition")
                                .getLength()
                        == 1)
                .map(event -> event.getAttribute("attachedToRef"))
                .collect(Collectors.toSet());
        assertThat(model.bpmn("serviceTask")).allSatisfy(task -> {
            if (Model.extension(task, "type").filter("external"::equals).isPresent()) {
                assertThat(Model.extension(task, "topic").orElse("")).isIn(TOPICS);
                assertThat(parameters(task, "application")).hasSize(1).isSubsetOf(APPLICATIONS);
                assertThat(caught).contains(task.getAttribute("id"));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyErrorHasAKnownCode(Model model) {
        assertThat(model.bpmn("error"))
                .allSatisfy(error -> assertThat(error.getAttribute("errorCode")).isIn(ERROR_CODES));
        assertThat(refs(model, "errorEventDefinition", "errorRef")).isSubsetOf(idsOf(model, "error"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyFormIsDeployedWithTheModel(Model model) {
        Set<String> forms = ModelFiles.beside(model.file(), "form").stream()
                .map(file -> FormModel.read(file).id())
                .collect(Collectors.toSet());
        boolean startedByPeople = model.bpmn("process").stream()
                .noneMatch(process -> Model.extension(process, "isStartableInTasklist")
                        .filter("false"::equals)
                        .isPresent());
        String[] withForms = startedByPeople ? new String[] {"userTask", "startEvent"} : new String[] {"userTask"};
        assertThat(model.bpmn(withForms)).allSatisfy(element -> {
            assertThat(Model.extension(element, "formRef").orElse("")).isIn(forms);
            assertThat(Model.extension(element, "formRefBinding")).hasValue("deployment");
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyDecisionIsDeployedWithTheModel(Model model) {
        Set<String> decisions = ModelFiles.beside(model.file(), "dmn").stream()
                .map(Model::read)
                .flatMap(dmn -> dmn.where(element -> element.getLocalName().equals("decision")).stream())
                .map(decision -> decision.getAttribute("id"))
                .collect(Collectors.toSet());
        assertThat(model.bpmn("businessRuleTask")).allSatisfy(task -> {
            assertThat(Model.extension(task, "decisionRef").orElse("")).isIn(decisions);
            assertThat(Model.extension(task, "decisionRefBinding")).hasValue("deployment");
            assertThat(Model.extension(task, "mapDecisionResult")).hasValue("singleResult");
            assertThat(Model.extension(task, "resultVariable")).isPresent();
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyUserTaskHasKnownGroupsAndAVariableForItsResult(Model model) {
        assertThat(model.bpmn("userTask")).allSatisfy(task -> {
            assertThat(Model.extension(task, "candidateGroups").orElse("").split(","))
                    .isSubsetOf(GROUPS);
            assertThat(properties(task)).containsKey("resultVariable");
            if (properties(task).get("excludeParticipantsOf") != null) {
                assertThat(idsOf(model, "userTask"))
                        .contains(properties(task).get("excludeParticipantsOf").split(","));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyBeanIsKnown(Model model) {
        Pattern bean = Pattern.compile("^\\$\\{(\\w+)[}.(]");
        Stream<String> delegates =
                model.elements().stream().flatMap(element -> Model.extension(element, "delegateExpression").stream());
        Stream<String> listeners = model.extensions("executionListener").stream()
                .map(listener -> listener.getAttribute("expression"))
                .filter(expression -> !expression.startsWith("${execution."));
        assertThat(Stream.concat(delegates, listeners)).allSatisfy(expression -> {
            Matcher matcher = bean.matcher(expression);
            assertThat(matcher.find()).as(expression).isTrue();
            assertThat(matcher.group(1)).isIn(BEANS);
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyUserTaskHasATimerOrDeadlinesThatCanBeSetPerInstance(Model model) {
        Set<String> timed = model.bpmn("boundaryEvent").stream()
                .filter(event -> event.getElementsByTagNameNS(Model.BPMN, "timerEventDefinition")
                                .getLength()
                        == 1)
                .map(event -> event.getAttribute("attachedToRef"))
                .collect(Collectors.toSet());
        assertThat(model.bpmn("userTask")).allSatisfy(task -> {
            Map<String, String> properties = properties(task);
            if (!timed.contains(task.getAttribute("id"))) {
                assertThat(properties).containsKeys("notStartedWithin", "notCompletedWithin");
            }
            Stream.of("notStartedWithin", "notCompletedWithin")
                    .filter(properties::containsKey)
                    .forEach(name -> assertThat(properties.get(name)).matches("\\$\\{\\w+}"));
        });
    }

    private static List<String> parameters(Element task, String name) {
        return children(task, "inputParameter").stream()
                .filter(parameter -> parameter.getAttribute("name").equals(name))
                .map(Element::getTextContent)
                .toList();
    }

    private static Map<String, String> properties(Element task) {
        return children(task, "property").stream()
                .collect(Collectors.toMap(each -> each.getAttribute("name"), each -> each.getAttribute("value")));
    }

    private static List<Element> children(Element element, String tag) {
        var nodes = element.getElementsByTagNameNS(Model.CAMUNDA, tag);
        return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
                .map(i -> (Element) nodes.item(i))
                .toList();
    }
}
