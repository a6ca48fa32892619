package dev.countersign.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.model.bpmn.instance.FlowElement;
import org.operaton.bpm.model.bpmn.instance.SubProcess;
import org.operaton.bpm.model.xml.instance.ModelElementInstance;

/** Tells for which steps of a run a task stands, and which ones it checks. */
@ApplicationScoped
class Steps {

    private final RepositoryService repositoryService;

    Steps(RepositoryService repositoryService) {
        this.repositoryService = repositoryService;
    }

    /** The steps that a task's rules name, as {@code activity} or {@code process:activity}. */
    static Set<Participant.Activity> checkedBy(GuardedTask task) {
        return task.rules().excluded().stream()
                .map(name -> activity(task, name))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Participant.Activity activity(GuardedTask task, String name) {
        int colon = name.indexOf(':');
        return colon < 0
                ? new Participant.Activity(task.definitionKey(), name)
                : new Participant.Activity(name.substring(0, colon), name.substring(colon + 1));
    }

    /** The task's activity, the sub-processes around it, the call activity that called its process, and so on outwards. */
    List<Participant.Activity> around(DelegateTask task) {
        List<Participant.Activity> activities = new ArrayList<>();
        activities.add(new Participant.Activity(key(task.getProcessDefinitionId()), task.getTaskDefinitionKey()));
        addScopes(activities, task.getProcessDefinitionId(), task.getBpmnModelElementInstance());
        DelegateExecution caller = task.getExecution().getProcessInstance().getSuperExecution();
        while (caller != null) {
            String definitionId = caller.getProcessDefinitionId();
            activities.add(new Participant.Activity(key(definitionId), caller.getCurrentActivityId()));
            FlowElement element = caller.getBpmnModelElementInstance();
            addScopes(activities, definitionId, element);
            caller = caller.getProcessInstance().getSuperExecution();
        }
        return activities;
    }

    private void addScopes(
            List<Participant.Activity> activities, String definitionId, @Nullable ModelElementInstance element) {
        @Nullable ModelElementInstance parent = element == null ? null : element.getParentElement();
        while (parent instanceof SubProcess scope) {
            activities.add(new Participant.Activity(key(definitionId), scope.getId()));
            parent = scope.getParentElement();
        }
    }

    private String key(String definitionId) {
        return repositoryService.getProcessDefinition(definitionId).getKey();
    }
}
