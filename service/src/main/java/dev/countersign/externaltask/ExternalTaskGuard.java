package dev.countersign.externaltask;

import dev.countersign.engine.CommandRule;
import dev.countersign.engine.EngineAction;
import dev.countersign.engine.EngineUser;
import dev.countersign.engine.OwnWork;
import dev.countersign.identity.CurrentUser;
import dev.countersign.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.externaltask.ExternalTask;
import org.operaton.bpm.engine.runtime.Execution;

/**
 * Keeps strangers off the external tasks of this service, and each worker to the tasks that it has locked and the process
 * instances that they belong to. A worker's name in a request proves nothing: anybody can read and send it.
 */
@ApplicationScoped
class ExternalTaskGuard implements CommandRule {

    private final TopicOwners owners;
    private final OwnWork own;
    private final EngineUser engineUser;
    private final CurrentUser currentUser;
    private final ExternalTaskService externalTasks;
    private final RuntimeService runtime;
    private final EntityManager entityManager;

    ExternalTaskGuard(
            TopicOwners owners,
            OwnWork own,
            EngineUser engineUser,
            CurrentUser currentUser,
            ExternalTaskService externalTasks,
            RuntimeService runtime,
            EntityManager entityManager) {
        this.owners = owners;
        this.own = own;
        this.engineUser = engineUser;
        this.currentUser = currentUser;
        this.externalTasks = externalTasks;
        this.runtime = runtime;
        this.entityManager = entityManager;
    }

    @Override
    public void before(EngineAction action) {
        if (own.isRunning() || engineUser.id().isEmpty()) {
            return; // the service itself
        }
        if (action instanceof EngineAction.Fetch fetch) {
            fetch.topics().forEach(this::refuseOwnTopic);
        } else if (action instanceof EngineAction.ExternalTaskUse use) {
            @Nullable
            ExternalTask task = externalTasks
                    .createExternalTaskQuery()
                    .externalTaskId(use.externalTaskId())
                    .singleResult();
            if (task != null) {
                refuseOwnTopic(task.getTopicName());
                refuseUnlessHeld(task);
            }
        } else if (action instanceof EngineAction.VariableChange change) {
            refuseUnlessAtWork(change.executionId());
        }
    }

    /** Remembers which user locked the tasks: the name that a worker gives itself is no proof. */
    @Override
    @Transactional
    public void locked(Collection<String> externalTaskIds, String workerId) {
        if (own.isRunning()) {
            return;
        }
        engineUser
                .id()
                .ifPresent(userId -> externalTaskIds.forEach(id -> entityManager
                        .createNativeQuery("insert into external_task_holder (external_task_id, worker_id, user_id)"
                                + " values (?1, ?2, ?3) on conflict (external_task_id, worker_id)"
                                + " do update set user_id = excluded.user_id")
                        .setParameter(1, id)
                        .setParameter(2, workerId)
                        .setParameter(3, userId)
                        .executeUpdate()));
    }

    private void refuseOwnTopic(String topic) {
        if (owners.topics().contains(topic)) {
            throw new ExternalTaskRefusal(
                    "The service itself works on the topic '%s'; nobody else does.".formatted(topic));
        }
    }

    private void refuseUnlessHeld(ExternalTask task) {
        if (isWorkerOnly() && task.getWorkerId() != null && isLocked(task) && !isHolder(task)) {
            throw new ExternalTaskRefusal(
                    "The external task '%s' is locked by a worker of another user.".formatted(task.getId()));
        }
    }

    private void refuseUnlessAtWork(String executionId) {
        if (!isWorkerOnly()) {
            return;
        }
        @Nullable
        Execution execution =
                runtime.createExecutionQuery().executionId(executionId).singleResult();
        boolean atWork = execution != null
                && externalTasks
                        .createExternalTaskQuery()
                        .processInstanceId(execution.getProcessInstanceId())
                        .locked()
                        .list()
                        .stream()
                        .anyMatch(this::isHolder);
        if (!atWork) {
            throw new ExternalTaskRefusal(
                    "A worker changes variables only of process instances whose external task it has locked.");
        }
    }

    private boolean isLocked(ExternalTask task) {
        return externalTasks
                        .createExternalTaskQuery()
                        .externalTaskId(task.getId())
                        .locked()
                        .count()
                > 0;
    }

    private boolean isHolder(ExternalTask task) {
        List<?> holders = entityManager
                .createNativeQuery(
                        "select user_id from external_task_holder where external_task_id = ?1 and worker_id = ?2")
                .setParameter(1, task.getId())
                .setParameter(2, String.valueOf(task.getWorkerId()))
                .getResultList();
        Optional<String> user = engineUser.id();
        return holders.stream().anyMatch(holder -> user.filter(holder::equals).isPresent());
    }

    /** Whether the request comes from a program with no other right than to work on external tasks. */
    private boolean isWorkerOnly() {
        return currentUser
                .find()
                .filter(user -> user.hasAnyRole(Role.WORKER))
                .filter(user -> !user.hasAnyRole(Role.ADMIN, Role.MODELLER, Role.OPERATOR))
                .isPresent();
    }
}
