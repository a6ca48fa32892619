package dev.countersign.approval;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.decision.DecidedTask;
import dev.countersign.decision.DecisionKind;
import dev.countersign.decision.DecisionService;
import dev.countersign.decision.DecisionView;
import dev.countersign.decision.NewDecision;
import dev.countersign.identity.Role;
import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import dev.countersign.notification.NoticeDetails;
import dev.countersign.notification.NoticeKind;
import dev.countersign.notification.Notices;
import dev.countersign.problem.UnknownResourceException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.operaton.bpm.engine.task.Task;

/** What an exception leaves behind: the record in the chain of decisions, the offer of the task, and the notices. */
@ApplicationScoped
class OverrideRecords {

    private final DecisionService decisions;
    private final Notices notices;
    private final UserDirectory directory;
    private final TaskService taskService;
    private final RuntimeService runtimeService;
    private final RepositoryService repositoryService;
    private final HistoryService historyService;
    private final ObjectMapper json;

    OverrideRecords(
            DecisionService decisions,
            Notices notices,
            UserDirectory directory,
            TaskService taskService,
            RuntimeService runtimeService,
            RepositoryService repositoryService,
            HistoryService historyService,
            ObjectMapper json) {
        this.decisions = decisions;
        this.notices = notices;
        this.directory = directory;
        this.taskService = taskService;
        this.runtimeService = runtimeService;
        this.repositoryService = repositoryService;
        this.historyService = historyService;
        this.json = json;
    }

    boolean isKnown(String userId) {
        return directory.find(userId).isPresent();
    }

    DecidedTask facts(String taskId) {
        Task task = taskService.createTaskQuery().taskId(taskId).singleResult();
        @Nullable
        ProcessInstance instance = runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return new DecidedTask(
                taskId,
                task.getTaskDefinitionKey(),
                task.getName(),
                task.getProcessInstanceId(),
                repositoryService
                        .getProcessDefinition(task.getProcessDefinitionId())
                        .getKey(),
                instance == null ? null : instance.getBusinessKey());
    }

    RuntimeException absence(String taskId) {
        return historyService.createHistoricTaskInstanceQuery().taskId(taskId).count() > 0
                ? OverrideConflictException.taskEnded()
                : new UnknownResourceException("task", taskId);
    }

    DecisionView record(OverrideRequest request, String confirmedBy, @Nullable String comment, Instant usableUntil) {
        ObjectNode data = json.createObjectNode();
        data.put("requestId", request.id.toString());
        data.put("user", request.beneficiary);
        data.put("reason", request.reason);
        data.put("objection", request.objection);
        data.set("objections", json.valueToTree(request.objections()));
        data.put("requestedBy", request.requestedBy);
        data.put("requestedAt", request.requestedAt.toString());
        data.put("confirmedBy", confirmedBy);
        data.put("usableUntil", usableUntil.toString());
        return decisions.record(new NewDecision(
                UUID.randomUUID(),
                request.task(),
                confirmedBy,
                "override",
                comment,
                data,
                null,
                DecisionKind.OVERRIDE));
    }

    /** The person may not be offered the task otherwise: now it is offered to them by name, and they hear of it. */
    void offer(OverrideRequest request) {
        taskService.addCandidateUser(request.taskId, request.beneficiary);
        notices.tell(
                NoticeKind.CANDIDATE,
                request.taskId,
                List.of(request.beneficiary),
                NoticeDetails.none().word("exception", "exception-granted").text("reason", request.reason));
    }

    void tellAdmins(OverrideRequest request) {
        NoticeDetails details = NoticeDetails.none()
                .text("beneficiary", name(request.beneficiary))
                .phrases("objection", Objection.phrases(request.objections()))
                .text("askedBy", name(request.requestedBy))
                .comment(request.reason);
        List<String> others = directory.withRole(Role.ADMIN).stream()
                .map(User::id)
                .filter(admin -> !admin.equals(request.requestedBy) && !admin.equals(request.beneficiary))
                .toList();
        notices.tell(NoticeKind.EXCEPTION, request.taskId, others, details);
    }

    private String name(String userId) {
        return directory.find(userId).map(User::name).orElse(userId);
    }
}
