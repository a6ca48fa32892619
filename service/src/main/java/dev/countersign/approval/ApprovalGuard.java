package dev.countersign.approval;

import dev.countersign.engine.CurrentCommand;
import dev.countersign.engine.EngineUser;
import dev.countersign.engine.UserTaskListener;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.delegate.TaskListener;

/**
 * Stands in the engine's own transaction, so that the approval rules hold for every way in: {@code /api},
 * {@code /engine-rest}, models and programs.
 */
@ApplicationScoped
@Priority(200) // before what records and tells
class ApprovalGuard implements UserTaskListener {

    private final GuardedTasks tasks;
    private final Eligibility eligibility;
    private final Participation participation;
    private final CreationEscalation escalation;
    private final OwnCompletion own;
    private final StoredTask stored;
    private final RunLock locks;
    private final CurrentCommand command;
    private final EngineUser engineUser;

    ApprovalGuard(
            GuardedTasks tasks,
            Eligibility eligibility,
            Participation participation,
            CreationEscalation escalation,
            OwnCompletion own,
            StoredTask stored,
            RunLock locks,
            CurrentCommand command,
            EngineUser engineUser) {
        this.tasks = tasks;
        this.eligibility = eligibility;
        this.participation = participation;
        this.escalation = escalation;
        this.own = own;
        this.stored = stored;
        this.locks = locks;
        this.command = command;
        this.engineUser = engineUser;
    }

    @Override
    public void onTaskEvent(DelegateTask task, String event) {
        switch (event) {
            case TaskListener.EVENTNAME_CREATE -> escalation.created(task);
            case TaskListener.EVENTNAME_ASSIGNMENT -> refuseUnlessEligible(task, task.getAssignee());
            case TaskListener.EVENTNAME_UPDATE -> update(task);
            case TaskListener.EVENTNAME_COMPLETE -> complete(task);
            case TaskListener.EVENTNAME_DELETE -> refuseToCutShort(task);
            default -> {
                // nothing is decided by other events
            }
        }
    }

    /** An owner gets the task back from a delegate, so the rules hold for a new owner too. */
    private void update(DelegateTask task) {
        Optional<StoredTask.Row> before = stored.find(task.getId());
        @Nullable String formerOwner = before.map(StoredTask.Row::owner).orElse(null);
        if (task.getOwner() != null && !task.getOwner().equals(formerOwner)) {
            refuseUnlessEligible(task, task.getOwner());
        }
        boolean delegationOver = before.filter(StoredTask.Row::delegated).isPresent() && !StoredTask.isDelegated(task);
        if (delegationOver) { // given back, or taken away: the delegate may have worked on it
            String delegate = before.map(StoredTask.Row::assignee).orElse(null);
            String resolver = StoredTask.isResolved(task) ? engineUser.id().orElse(null) : null;
            participation.record(task, tasks.of(task), Arrays.asList(delegate, resolver));
        }
    }

    private void complete(DelegateTask task) {
        // before the rules are asked: what others do in this run at the same moment counts
        locks.acquireOfTask(task.getId());
        GuardedTask guarded = tasks.of(task);
        if (guarded.rules().restrictsPeople() && !own.isOf(task.getId())) {
            throw new ApprovalRefusal(
                    "Task '%s' has approval rules: complete it through POST /api/tasks/%s/complete, which knows the outcome."
                            .formatted(task.getId(), task.getId()));
        }
        refuseUnlessEligible(task, task.getAssignee());
        @Nullable String actor = engineUser.id().orElse(null);
        if (actor == null || !actor.equals(task.getAssignee())) {
            refuseUnlessEligible(task, actor);
        }
        participation.record(task, guarded, Arrays.asList(actor, task.getAssignee(), task.getOwner()));
    }

    /** A task that a person has to decide about ends by a decision, by its model, or with its whole process instance. */
    private void refuseToCutShort(DelegateTask task) {
        // an answer that is being given goes first, and what ends the task finds out; in the order of every completion
        locks.acquireOfTask(task.getId());
        locks.acquireTask(task.getId());
        boolean byTheModel =
                command.carriesOn() && !(command.runsEarly() && engineUser.id().isPresent());
        if (!byTheModel && !command.endsInstances() && tasks.of(task).rules().guarded()) {
            throw new ApprovalRefusal(
                    "A person has to decide about task '%s'; it can only be ended by cancelling the whole process instance."
                            .formatted(task.getId()));
        }
    }

    private void refuseUnlessEligible(DelegateTask task, @Nullable String userId) {
        if (userId != null) {
            eligibility.objection(task, userId).ifPresent(objection -> {
                throw new ApprovalRefusal(objection);
            });
        }
    }
}
