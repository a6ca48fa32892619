package dev.countersign.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.model.bpmn.instance.FlowElement;
import org.operaton.bpm.model.bpmn.instance.SubProcess;
import org.operaton.bpm.model.xml.instance.ModelElementInstance;

/** Keeps who took part in which step, so that a later step can leave them out. */
@ApplicationScoped
class Participation {

    private final ParticipantRepository repository;
    private final RepositoryService repositoryService;
    private final Clock clock;

    Participation(ParticipantRepository repository, RepositoryService repositoryService, Clock clock) {
        this.repository = repository;
        this.repositoryService = repositoryService;
        this.clock = clock;
    }

    /** Notes within the engine's transaction that these people did the task; null stands for nobody. */
    @Transactional
    void record(DelegateTask task, GuardedTask guarded, Collection<@Nullable String> userIds) {
        Set<String> people =
                userIds.stream().filter(Objects::nonNull).collect(Collectors.toCollection(LinkedHashSet::new));
        for (Participant.Activity activity : activities(task)) {
            for (String userId : people) {
                repository.persist(new Participant(guarded, activity, userId, clock.instant()));
            }
        }
        repository.flush();
    }

    /** Who took part in a step that the task's rules name. A name is {@code activity} or {@code process:activity}. */
    @Transactional
    Set<String> excludedFrom(GuardedTask task) {
        Map<String, Set<String>> idsByDefinition = task.rules().excluded().stream()
                .map(name -> activity(task, name))
                .collect(Collectors.groupingBy(
                        Participant.Activity::definitionKey,
                        Collectors.mapping(Participant.Activity::id, Collectors.toSet())));
        Set<String> scopes = Set.copyOf(new LinkedHashSet<>(List.of(task.rootInstanceId(), task.instanceId())));
        Set<String> people = new TreeSet<>();
        idsByDefinition.forEach(
                (definitionKey, ids) -> people.addAll(repository.participants(scopes, definitionKey, ids)));
        return people;
    }

    private static Participant.Activity activity(GuardedTask task, String name) {
        int colon = name.indexOf(':');
        return colon < 0
                ? new Participant.Activity(task.definitionKey(), name)
                : new Participant.Activity(name.substring(0, colon), name.substring(colon + 1));
    }

    /** The task's activity, the sub-processes around it, the call activity that called its process, and so on outwards. */
    private List<Participant.Activity> activities(DelegateTask task) {
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
