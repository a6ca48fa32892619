package dev.countersign.engine;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.operaton.bpm.engine.impl.util.xml.Element;
import org.operaton.bpm.engine.impl.util.xml.Namespace;

/** One element of a BPMN model as a {@link ModelRule} sees it: plain values, no engine types. */
public final class ModelElement {

    private static final Namespace EXTENSIONS = BpmnParse.OPERATON_BPMN_EXTENSIONS_NS;

    private final Element element;
    private final Map<String, String> kindsById;

    ModelElement(Element element, Map<String, String> kindsById) {
        this.element = element;
        this.kindsById = kindsById;
    }

    /** The BPMN tag, as {@code userTask} or {@code serviceTask}. */
    public String kind() {
        return element.getTagName();
    }

    /** The element's id in the model. */
    public String id() {
        String id = element.attribute("id");
        return id == null ? "" : id;
    }

    /** Whether it has a child of the BPMN namespace with this tag, as {@code timerEventDefinition}. */
    public boolean has(String tag) {
        return element.element(tag) != null;
    }

    /** All ids that the model defines: to check references to other elements. */
    public Set<String> idsOfModel() {
        return kindsById.keySet();
    }

    /** The BPMN tag of another element of the model, as {@code userTask}; empty when there is none with this id. */
    public Optional<String> kindOf(String id) {
        return Optional.ofNullable(kindsById.get(id));
    }

    /** An attribute of the BPMN namespace, as {@code default}. */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(element.attribute(name));
    }

    /** An attribute of the engine's extension namespace ({@code camunda:} or {@code operaton:}), as {@code topic}. */
    public Optional<String> extensionAttribute(String name) {
        return Optional.ofNullable(element.attributeNS(EXTENSIONS, name));
    }

    /**
     * The element's extension properties ({@code camunda:properties}) by name. An empty one says nothing: Modeler writes
     * one for each field of an element template that is left empty.
     */
    public Map<String, String> properties() {
        Map<String, String> values = new LinkedHashMap<>();
        for (Element property : extensions("properties", "property")) {
            String name = property.attribute("name");
            String value = property.attribute("value");
            if (name != null && value != null && !value.isBlank()) {
                values.put(name, value);
            }
        }
        return values;
    }

    /**
     * The element's input parameters ({@code camunda:inputParameter}) by name: the text of the value; empty for maps,
     * lists and scripts.
     */
    public Map<String, String> inputParameters() {
        Map<String, String> values = new LinkedHashMap<>();
        for (Element parameter : extensions("inputOutput", "inputParameter")) {
            String name = parameter.attribute("name");
            if (name != null) {
                values.put(
                        name,
                        parameter.getText() == null ? "" : parameter.getText().trim());
            }
        }
        return values;
    }

    /** The names of those input parameters that are maps, lists or scripts. */
    public Set<String> structuredInputParameters() {
        Set<String> names = new LinkedHashSet<>();
        for (Element parameter : extensions("inputOutput", "inputParameter")) {
            String name = parameter.attribute("name");
            if (name != null && !parameter.elements().isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    /** Whether a text of the model is an expression, or contains one, that only the running process can evaluate. */
    public static boolean computed(String text) {
        return text.contains("${") || text.contains("#{");
    }

    private List<Element> extensions(String container, String child) {
        Element extensionElements = element.element("extensionElements");
        if (extensionElements == null) {
            return List.of();
        }
        Element parent = extensionElements.elementNS(EXTENSIONS, container);
        return parent == null ? List.of() : parent.elementsNS(EXTENSIONS, child);
    }
}
