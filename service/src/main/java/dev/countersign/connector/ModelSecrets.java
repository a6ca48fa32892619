package dev.countersign.connector;

import dev.countersign.connector.secret.SecretText;
import dev.countersign.externaltask.TakenTask;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.externaltask.ExternalTask;
import org.operaton.bpm.model.bpmn.instance.BaseElement;
import org.operaton.bpm.model.bpmn.instance.operaton.OperatonInputOutput;
import org.operaton.bpm.model.xml.instance.ModelElementInstance;

/**
 * The secrets that the model itself names. A value that comes into an input by a variable may look the same: whoever
 * filled in a form must not get a secret sent by writing its name.
 */
@ApplicationScoped
class ModelSecrets {

    private final ExternalTaskService externalTasks;
    private final RepositoryService repository;

    ModelSecrets(ExternalTaskService externalTasks, RepositoryService repository) {
        this.externalTasks = externalTasks;
        this.repository = repository;
    }

    /** By input parameter; reads the model only when an input looks as if it named a secret. */
    Function<String, Set<String>> of(TakenTask task) {
        if (task.inputs().values().stream().noneMatch(value -> SecretText.mentionsSecret(String.valueOf(value)))) {
            return input -> Set.of();
        }
        Map<String, Set<String>> named = new LinkedHashMap<>();
        ExternalTask known = externalTasks
                .createExternalTaskQuery()
                .externalTaskId(task.id())
                .singleResult();
        ModelElementInstance element =
                repository.getBpmnModelInstance(known.getProcessDefinitionId()).getModelElementById(task.activityId());
        if (element instanceof BaseElement base && base.getExtensionElements() != null) {
            base.getExtensionElements().getElementsQuery().filterByType(OperatonInputOutput.class).list().stream()
                    .flatMap(inputOutput -> inputOutput.getOperatonInputParameters().stream())
                    .forEach(input -> named.put(
                            input.getOperatonName(), SecretText.names(String.valueOf(input.getTextContent()))));
        }
        return input -> named.getOrDefault(input, Set.of());
    }
}
