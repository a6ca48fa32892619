package dev.countersign.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** What must hold for every process model, whatever it is about: how it is written and drawn. */
class ProcessModelsTest extends ProcessModels {

    /** The kinds of elements and how their ids begin. */
    private static final Map<String, String> ID_PREFIXES = Map.ofEntries(
            Map.entry("startEvent", "start"),
            Map.entry("endEvent", "end"),
            Map.entry("boundaryEvent", "boundary"),
            Map.entry("intermediateThrowEvent", "link"),
            Map.entry("intermediateCatchEvent", "link"),
            Map.entry("exclusiveGateway", "gateway|merge"),
            Map.entry("userTask", "userTask"),
            Map.entry("serviceTask", "job|task"),
            Map.entry("businessRuleTask", "decision"),
            Map.entry("sequenceFlow", "flow"));

    @ParameterizedTest
    @MethodSource("models")
    void isExecutableWithATimeToLiveAndAVersion(Model model) {
        assertThat(model.bpmn("process")).hasSize(1).allSatisfy(process -> {
            assertThat(process.getAttribute("id"))
                    .isEqualTo(model.file().getParent().getFileName().toString());
            assertThat(process.getAttribute("isExecutable")).isEqualTo("true");
            assertThat(Model.extension(process, "historyTimeToLive")).hasValue("P180D");
            assertThat(Model.extension(process, "versionTag")).isPresent();
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyIdIsUnique(Model model) {
        List<String> ids = model.elements().stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyIdSaysItsKindAndEveryElementHasAName(Model model) {
        ID_PREFIXES.forEach((kind, prefixes) -> assertThat(model.bpmn(kind)).allSatisfy(element -> {
            assertThat(element.getAttribute("id")).matches("(" + prefixes + ")[A-Z][A-Za-z]+");
            if (!kind.equals("sequenceFlow") && !element.getAttribute("id").startsWith("merge")) {
                assertThat(element.getAttribute("name"))
                        .as(element.getAttribute("id"))
                        .isNotBlank();
            }
        }));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyWayOutOfADecisionHasALabelAndACondition(Model model) {
        for (Element gateway : model.bpmn("exclusiveGateway")) {
            List<Element> flows = model.bpmn("sequenceFlow").stream()
                    .filter(flow -> flow.getAttribute("sourceRef").equals(gateway.getAttribute("id")))
                    .toList();
            if (flows.size() > 1) {
                assertThat(flows).allSatisfy(flow -> {
                    assertThat(flow.getAttribute("name"))
                            .as(flow.getAttribute("id"))
                            .isNotBlank();
                    assertThat(flow.getAttribute("id").equals(gateway.getAttribute("default"))
                                    || flow.getElementsByTagNameNS(Model.BPMN, "conditionExpression")
                                                    .getLength()
                                            == 1)
                            .as(flow.getAttribute("id"))
                            .isTrue();
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyTimerCanBeSetPerInstance(Model model) {
        assertThat(model.bpmn("timeDuration"))
                .allSatisfy(duration -> assertThat(duration.getTextContent()).matches("\\$\\{\\w+}"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyLinkLeadsSomewhere(Model model) {
        Set<String> targets = links(model, "intermediateCatchEvent");
        assertThat(targets).hasSameSizeAs(model.bpmn("intermediateCatchEvent"));
        assertThat(links(model, "intermediateThrowEvent")).isEqualTo(targets);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyElementIsDrawn(Model model) {
        Set<String> drawn = model
                .where(element -> Model.BPMN_DIAGRAM.equals(element.getNamespaceURI())
                        && Set.of("BPMNShape", "BPMNEdge").contains(element.getLocalName()))
                .stream()
                .map(element -> element.getAttribute("bpmnElement"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> expected = Stream.concat(ID_PREFIXES.keySet().stream(), Stream.of("textAnnotation", "association"))
                .flatMap(kind -> idsOf(model, kind).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(drawn).isEqualTo(expected);
    }

    private static Set<String> links(Model model, String kind) {
        return model.bpmn("linkEventDefinition").stream()
                .filter(definition -> definition.getParentNode().getLocalName().equals(kind))
                .map(definition -> definition.getAttribute("name"))
                .collect(Collectors.toSet());
    }
}
