package dev.countersign.approval;

import dev.countersign.engine.ExtensionProperties;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.operaton.bpm.engine.repository.ProcessDefinitionQuery;

/** Knows the {@link GuardedModel} of each deployed process: read once, but for what it calls. */
@ApplicationScoped
class GuardedModels {

    private final RepositoryService repositoryService;
    private final ConcurrentMap<String, OwnModel> models = new ConcurrentHashMap<>();

    GuardedModels(RepositoryService repositoryService) {
        this.repositoryService = repositoryService;
    }

    GuardedModel of(String definitionId) {
        OwnModel own = own(definitionId);
        Map<String, ApprovalRules> calls = new HashMap<>();
        own.calls().forEach((activity, called) -> {
            if (isGuarded(called, definitionId, new HashSet<>(Set.of(definitionId)))) {
                calls.put(activity, ApprovalRules.of(Map.of()));
            }
        });
        return calls.isEmpty() ? own.model() : own.model().withGuardedCalls(calls);
    }

    /** The variables that only the model itself may write. */
    Set<String> results(String definitionId) {
        return own(definitionId).model().results();
    }

    String keyOf(String definitionId) {
        return repositoryService.getProcessDefinition(definitionId).getKey();
    }

    /** The variables that only models themselves may write, of all deployed processes. */
    Set<String> allResults() {
        return repositoryService.createProcessDefinitionQuery().list().stream()
                .flatMap(definition -> results(definition.getId()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The process with this id, or else the latest version with this key; the two cannot be told apart by their looks. */
    Optional<String> find(String idOrKey) {
        ProcessDefinitionQuery query = repositoryService.createProcessDefinitionQuery();
        return query.processDefinitionId(idOrKey).count() > 0
                ? Optional.of(idOrKey)
                : Optional.ofNullable(repositoryService
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(idOrKey)
                                .latestVersion()
                                .singleResult())
                        .map(ProcessDefinition::getId);
    }

    private OwnModel own(String definitionId) {
        OwnModel known = models.get(definitionId);
        if (known != null) {
            return known;
        }
        OwnModel read = OwnModelReader.read(
                repositoryService.getBpmnModelInstance(definitionId),
                keyOf(definitionId),
                task -> ApprovalRules.of(ExtensionProperties.of(repositoryService, definitionId, task.getId())));
        models.put(definitionId, read);
        return read;
    }

    /** What only an expression tells may be anything, so it counts as guarded. */
    private boolean isGuarded(CalledProcess called, String callerId, Set<String> seen) {
        return called.key().isEmpty()
                || versions(called, called.key().get(), callerId).stream()
                        .map(ProcessDefinition::getId)
                        .filter(seen::add)
                        .anyMatch(definitionId -> {
                            OwnModel own = own(definitionId);
                            return !own.model().guarded().isEmpty()
                                    || own.calls().values().stream()
                                            .anyMatch(further -> isGuarded(further, definitionId, seen));
                        });
    }

    /** Every version that may be called, or was by an instance that runs. */
    private List<ProcessDefinition> versions(CalledProcess called, String key, String callerId) {
        ProcessDefinitionQuery query =
                repositoryService.createProcessDefinitionQuery().processDefinitionKey(key);
        if (called.sameDeployment()) {
            query.deploymentId(repositoryService.getProcessDefinition(callerId).getDeploymentId());
        }
        called.version().ifPresent(query::processDefinitionVersion);
        return query.list();
    }
}
