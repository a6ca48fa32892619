package dev.countersign.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.model.bpmn.instance.BaseElement;
import org.operaton.bpm.model.bpmn.instance.ExtensionElements;
import org.operaton.bpm.model.bpmn.instance.operaton.OperatonProperties;
import org.operaton.bpm.model.xml.instance.ModelElementInstance;

/** Reads the extension properties ({@code camunda:properties}) of an element of a deployed model. */
public final class ExtensionProperties {

    private ExtensionProperties() {}

    /** The properties of the user task that the given task came from, by name; empty when it has none. */
    public static Map<String, String> of(DelegateTask task) {
        return read(task.getBpmnModelElementInstance());
    }

    /** The properties of an element of a model that need not be deployed yet, by name; empty when it has none. */
    public static Map<String, String> of(BaseElement element) {
        return read(element);
    }

    /** The properties of one activity of a deployed process definition, by name; empty when it has none. */
    public static Map<String, String> of(
            RepositoryService repositoryService, String processDefinitionId, String activityId) {
        ModelElementInstance element =
                repositoryService.getBpmnModelInstance(processDefinitionId).getModelElementById(activityId);
        return element instanceof BaseElement base ? read(base) : Map.of();
    }

    private static Map<String, String> read(@Nullable BaseElement element) {
        Map<String, String> values = new LinkedHashMap<>();
        ExtensionElements extensions = element == null ? null : element.getExtensionElements();
        if (extensions != null) {
            extensions.getElementsQuery().filterByType(OperatonProperties.class).list().stream()
                    .flatMap(properties -> properties.getOperatonProperties().stream())
                    .filter(property -> property.getOperatonName() != null
                            && property.getOperatonValue() != null
                            && !property.getOperatonValue().isBlank()) // left empty in an element template
                    .forEach(property -> values.put(property.getOperatonName(), property.getOperatonValue()));
        }
        return values;
    }
}
