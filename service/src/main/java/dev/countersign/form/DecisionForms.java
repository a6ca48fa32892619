package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.model.bpmn.instance.UserTask;
import org.operaton.bpm.model.bpmn.instance.operaton.OperatonFormData;

/** Knows of each user task of a deployed model whether its form asks for a decision, also when no such task is open. */
@ApplicationScoped
public class DecisionForms {

    private static final String DECISION = "decision";

    private final RepositoryService repositoryService;
    private final DeployedForms forms;
    private final ObjectMapper json;

    DecisionForms(RepositoryService repositoryService, DeployedForms forms, ObjectMapper json) {
        this.repositoryService = repositoryService;
        this.forms = forms;
        this.json = json;
    }

    /** Whether the task's form has a field {@code decision}. A form that only an expression tells counts as having one. */
    public boolean canSayNo(String definitionId, String taskKey) {
        return !(repositoryService.getBpmnModelInstance(definitionId).getModelElementById(taskKey)
                        instanceof UserTask task)
                || asksForDecision(task, definitionId);
    }

    private boolean asksForDecision(UserTask task, String definitionId) {
        @Nullable String key = task.getOperatonFormKey();
        @Nullable String reference = task.getOperatonFormRef();
        if (isExpression(key) || isExpression(reference) || isExpression(task.getOperatonFormRefVersion())) {
            return true;
        }
        String deployment = repositoryService.getProcessDefinition(definitionId).getDeploymentId();
        if (key != null) {
            return FormKey.resource(key)
                    .filter(resource -> hasDecision(new DeployedForms.Place(deployment, resource)))
                    .isPresent();
        }
        if (reference != null) {
            Optional<DeployedForms.Place> place = switch (String.valueOf(task.getOperatonFormRefBinding())) {
                case "deployment" -> forms.ofDeployment(reference, deployment);
                case "version" -> forms.ofVersion(reference, Integer.parseInt(task.getOperatonFormRefVersion()));
                default -> forms.latest(reference);
            };
            return place.map(this::hasDecision).orElse(true);
        }
        return task.getExtensionElements() != null
                && task.getExtensionElements().getElementsQuery().filterByType(OperatonFormData.class).list().stream()
                        .flatMap(form -> form.getOperatonFormFields().stream())
                        .anyMatch(field -> DECISION.equals(field.getOperatonId()));
    }

    private boolean hasDecision(DeployedForms.Place place) {
        try (InputStream form = repositoryService.getResourceAsStream(place.deploymentId(), place.resource())) {
            JsonNode schema = json.readTree(form);
            return hasDecision(FormSchema.parse(schema).root());
        } catch (IOException e) {
            throw new UncheckedIOException("a deployed form cannot be read", e);
        }
    }

    /** The outermost part of a field's path is its name in what the form takes. */
    private static boolean hasDecision(FormField container) {
        return container.components().stream()
                .anyMatch(field -> field.path().isEmpty()
                        ? hasDecision(field)
                        : field.path().get(0).equals(DECISION));
    }

    private static boolean isExpression(@Nullable String text) {
        return text != null && (text.contains("${") || text.contains("#{"));
    }
}
