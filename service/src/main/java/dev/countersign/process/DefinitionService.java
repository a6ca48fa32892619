package dev.countersign.process;

import dev.countersign.form.Forms;
import dev.countersign.problem.NotPermittedException;
import dev.countersign.problem.StateConflictException;
import dev.countersign.problem.UnknownResourceException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.management.ProcessDefinitionStatistics;
import org.operaton.bpm.engine.repository.ProcessDefinition;

/** What can be started, and starting it. */
@ApplicationScoped
class DefinitionService {

    private final RepositoryService repositoryService;
    private final RuntimeService runtimeService;
    private final ManagementService managementService;
    private final Forms forms;
    private final BusinessKeys businessKeys;

    DefinitionService(
            RepositoryService repositoryService,
            RuntimeService runtimeService,
            ManagementService managementService,
            Forms forms,
            BusinessKeys businessKeys) {
        this.repositoryService = repositoryService;
        this.runtimeService = runtimeService;
        this.managementService = managementService;
        this.forms = forms;
        this.businessKeys = businessKeys;
    }

    @Transactional
    List<DefinitionView> list() {
        Map<String, Load> load = load();
        return repositoryService
                .createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionName()
                .asc()
                .list()
                .stream()
                .map(definition -> view(definition, load.getOrDefault(definition.getKey(), Load.NONE)))
                .toList();
    }

    @Transactional
    DefinitionView get(String key) {
        return view(latest(key), load().getOrDefault(key, Load.NONE));
    }

    @Transactional
    byte[] diagram(String key) {
        return model(latest(key).getId());
    }

    /** The XML of a definition's model. */
    byte[] model(String definitionId) {
        try (InputStream model = repositoryService.getProcessModel(definitionId)) {
            return model.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the model of " + definitionId, e);
        }
    }

    @Transactional
    Forms.Form startForm(String key) {
        return forms.startForm(latest(key).getId())
                .orElseThrow(() -> new UnknownResourceException("start form of the process", key));
    }

    /**
     * Starts the latest version.
     *
     * @return the id of the new instance
     * @throws NotPermittedException when its model says that people do not start it
     */
    @Transactional
    String start(String key, StartRequest request) {
        ProcessDefinition definition = latest(key);
        if (!definition.isStartableInTasklist()) {
            throw new NotPermittedException("The service itself starts this process.");
        }
        if (definition.isSuspended()) {
            throw new StateConflictException(
                    "suspended", "The process '" + key + "' is suspended; nothing new starts.");
        }
        Map<String, Object> variables = forms.validateStart(definition.getId(), request.data());
        String given = request.businessKey();
        String businessKey = given == null || given.isBlank() ? businessKeys.next(key) : given.trim();
        String instanceId = runtimeService
                .startProcessInstanceById(definition.getId(), businessKey, variables)
                .getId();
        forms.started(definition.getId(), variables, instanceId);
        return instanceId;
    }

    private ProcessDefinition latest(String key) {
        @Nullable
        ProcessDefinition definition = repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
        if (definition == null) {
            throw new UnknownResourceException("process", key);
        }
        return definition;
    }

    private DefinitionView view(ProcessDefinition definition, Load load) {
        return new DefinitionView(
                definition.getKey(),
                definition.getId(),
                Objects.requireNonNullElse(definition.getName(), definition.getKey()),
                definition.getVersion(),
                definition.getVersionTag(),
                definition.getDescription(),
                forms.hasStartForm(definition.getId()),
                definition.isSuspended(),
                load.instances(),
                load.incidents(),
                repositoryService
                        .createDeploymentQuery()
                        .deploymentId(definition.getDeploymentId())
                        .singleResult()
                        .getDeploymentTime()
                        .toInstant());
    }

    private Map<String, Load> load() {
        Map<String, Load> byKey = new HashMap<>();
        for (ProcessDefinitionStatistics statistics : managementService
                .createProcessDefinitionStatisticsQuery()
                .includeIncidents()
                .list()) {
            long incidents = statistics.getIncidentStatistics().stream()
                    .mapToLong(each -> each.getIncidentCount())
                    .sum();
            byKey.merge(statistics.getKey(), new Load(statistics.getInstances(), incidents), Load::plus);
        }
        return byKey;
    }

    private record Load(long instances, long incidents) {

        static final Load NONE = new Load(0, 0);

        Load plus(Load other) {
            return new Load(instances + other.instances, incidents + other.incidents);
        }
    }
}
