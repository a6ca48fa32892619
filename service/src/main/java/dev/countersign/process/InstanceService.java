package dev.countersign.process;

import dev.countersign.decision.DecisionReaders;
import dev.countersign.externaltask.IncidentRetry;
import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.StateConflictException;
import dev.countersign.problem.UnknownResourceException;
import dev.countersign.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.history.HistoricProcessInstance;
import org.operaton.bpm.engine.history.HistoricProcessInstanceQuery;
import org.operaton.bpm.engine.runtime.Incident;

/** What runs and ran, and what an operator may do with it. */
@ApplicationScoped
class InstanceService {

    static final int MAX_PAGE_SIZE = 100;
    static final int MAX_PAGE = 1_000_000;

    private final HistoryService historyService;
    private final RuntimeService runtimeService;
    private final ManagementService managementService;
    private final IncidentRetry incidentRetry;
    private final InstanceReader reader;
    private final DecisionReaders readers;

    InstanceService(
            HistoryService historyService,
            RuntimeService runtimeService,
            ManagementService managementService,
            IncidentRetry incidentRetry,
            InstanceReader reader,
            DecisionReaders readers) {
        this.historyService = historyService;
        this.runtimeService = runtimeService;
        this.managementService = managementService;
        this.incidentRetry = incidentRetry;
        this.reader = reader;
        this.readers = readers;
    }

    @Transactional
    InstancePage list(
            @Nullable String definitionKey,
            @Nullable String businessKey,
            @Nullable InstanceState state,
            int page,
            int size) {
        if (page < 0 || page > MAX_PAGE || size < 1 || size > MAX_PAGE_SIZE) {
            throw new InvalidInputException(
                    "The page cannot be given.",
                    List.of(Violation.inQuery("size", "page is 0 to " + MAX_PAGE + ", size is 1 to " + MAX_PAGE_SIZE)));
        }
        HistoricProcessInstanceQuery query = historyService.createHistoricProcessInstanceQuery();
        if (definitionKey != null && !definitionKey.isBlank()) {
            query.processDefinitionKey(definitionKey);
        }
        if (businessKey != null && !businessKey.isBlank()) {
            query.processInstanceBusinessKeyLike("%" + businessKey + "%");
        }
        if (state != null) {
            filter(query, state);
        }
        List<InstanceView> items = query.orderByProcessInstanceStartTime().desc().listPage(page * size, size).stream()
                .map(reader::view)
                .toList();
        return new InstancePage(items, query.count());
    }

    private static void filter(HistoricProcessInstanceQuery query, InstanceState state) {
        switch (state) {
            case ACTIVE -> query.active();
            case INCIDENT -> query.unfinished().withIncidents().incidentStatus("open");
            case SUSPENDED -> query.suspended();
            case COMPLETED -> query.completed();
            case CANCELLED ->
                query.or().externallyTerminated().internallyTerminated().endOr();
        }
    }

    /** The instance; without its variables for whoever may not read what was decided in it, as they tell it too. */
    @Transactional
    InstanceDetail get(String id) {
        return reader.detail(find(id), readers.mayRead(id));
    }

    @Transactional
    String definitionId(String id) {
        return find(id).getProcessDefinitionId();
    }

    /** Ends a running instance; its jobs are killed and its tasks disappear. The reason is kept in its history. */
    @Transactional
    void cancel(String id, @Nullable String reason, String userId) {
        if (find(id).getEndTime() != null) {
            throw new StateConflictException("already-ended", "The process instance has already ended.");
        }
        String text = "Cancelled by " + userId + (reason == null || reason.isBlank() ? "" : ": " + reason);
        runtimeService.deleteProcessInstance(id, text, false, true, true);
    }

    /** Tries again what failed: the engine job behind the incident gets one more attempt, the external task all its own. */
    @Transactional
    void retry(String instanceId, String incidentId) {
        find(instanceId);
        @Nullable
        Incident incident = runtimeService
                .createIncidentQuery()
                .processInstanceId(instanceId)
                .incidentId(incidentId)
                .singleResult();
        if (incident == null) {
            throw new UnknownResourceException("open incident", incidentId);
        }
        switch (incident.getIncidentType()) {
            case Incident.EXTERNAL_TASK_HANDLER_TYPE -> incidentRetry.retry(incident.getConfiguration());
            case Incident.FAILED_JOB_HANDLER_TYPE -> managementService.setJobRetries(incident.getConfiguration(), 1);
            default ->
                throw new StateConflictException(
                        "not-retryable", "An incident of type '" + incident.getIncidentType() + "' has no retry.");
        }
    }

    private HistoricProcessInstance find(String id) {
        @Nullable
        HistoricProcessInstance instance = historyService
                .createHistoricProcessInstanceQuery()
                .processInstanceId(id)
                .singleResult();
        if (instance == null) {
            throw new UnknownResourceException("process instance", id);
        }
        return instance;
    }
}
