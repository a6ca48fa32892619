package dev.countersign.draft;

import dev.countersign.identity.CurrentUser;
import dev.countersign.identity.User;
import dev.countersign.problem.NotPermittedException;
import dev.countersign.problem.StateConflictException;
import dev.countersign.task.TaskAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.task.Task;

/**
 * Who may read the files of a run: who oversees everything, who started it or worked on it, and who may see one of its
 * open tasks.
 */
@ApplicationScoped
class FileReaders {

    private static final Set<String> SEE_ALL = Set.of("viewer", "operator", "admin");

    private final CurrentUser currentUser;
    private final TaskAccess taskAccess;
    private final TaskService taskService;
    private final HistoryService historyService;

    FileReaders(
            CurrentUser currentUser, TaskAccess taskAccess, TaskService taskService, HistoryService historyService) {
        this.currentUser = currentUser;
        this.taskAccess = taskAccess;
        this.taskService = taskService;
        this.historyService = historyService;
    }

    boolean mayRead(String instanceId) {
        User user = currentUser.get();
        return user.roles().stream().anyMatch(SEE_ALL::contains)
                || tookPart(user.id(), instanceId)
                || taskService.createTaskQuery().processInstanceId(instanceId).list().stream()
                        .map(Task::getId)
                        .anyMatch(this::maySee);
    }

    private boolean tookPart(String userId, String instanceId) {
        return historyService
                                .createHistoricProcessInstanceQuery()
                                .processInstanceId(instanceId)
                                .startedBy(userId)
                                .count()
                        > 0
                || historyService
                                .createHistoricTaskInstanceQuery()
                                .processInstanceId(instanceId)
                                .taskAssignee(userId)
                                .count()
                        > 0;
    }

    private boolean maySee(String taskId) {
        try {
            taskAccess.visible(taskId);
            return true;
        } catch (NotPermittedException | StateConflictException e) {
            return false;
        }
    }
}
