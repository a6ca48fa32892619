package dev.countersign.approval;

import dev.countersign.engine.OpenTasks;
import dev.countersign.form.DecisionForms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts approvals. Its callers hold the task, so that nobody else votes between the question and the vote. */
@ApplicationScoped
public class ApprovalService {

    private final GuardedTasks tasks;
    private final Eligibility eligibility;
    private final Shortage shortage;
    private final Votes votes;
    private final Exceptions exceptions;
    private final Participation participation;
    private final OwnCompletion own;
    private final OpenTasks openTasks;
    private final DecisionForms forms;

    ApprovalService(
            GuardedTasks tasks,
            Eligibility eligibility,
            Shortage shortage,
            Votes votes,
            Exceptions exceptions,
            Participation participation,
            OwnCompletion own,
            OpenTasks openTasks,
            DecisionForms forms) {
        this.tasks = tasks;
        this.eligibility = eligibility;
        this.shortage = shortage;
        this.votes = votes;
        this.exceptions = exceptions;
        this.participation = participation;
        this.own = own;
        this.openTasks = openTasks;
        this.forms = forms;
    }

    /** How far the approvals of an open task are; empty when its model says nothing about who may decide. */
    @Transactional
    public Optional<Approvals> of(String taskId) {
        return tasks.find(taskId)
                .filter(task -> task.rules().restrictsPeople())
                .map(task -> votes.tally(task, null).view(shortage.of(task).orElse(null), exceptions.of(taskId)));
    }

    /** What a person's outcome would do to an open task. */
    @Transactional
    public Judgement judge(String taskId, String userId, @Nullable String outcome) {
        return tasks.find(taskId)
                .filter(task -> task.rules().restrictsPeople())
                .map(task -> judge(task, userId, outcome))
                .orElse(Judgement.OF_A_TASK_WITHOUT_RULES);
    }

    private Judgement judge(GuardedTask task, String userId, @Nullable String outcome) {
        Votes.Tally tally = votes.tally(task, null);
        int required = tally.seats().count();
        if (!task.rules().approves(outcome, forms.canSayNo(task.definitionId(), task.taskKey()))) {
            return new Judgement(true, tally.given(), required, tally.countingBallots());
        }
        int given = tally.givenWith(eligibility.groupsCounting(task, userId));
        return new Judgement(given >= required, given, required, tally.countingBallots());
    }

    /** Counts an approval that leaves the task open, and gives the task back to its candidates. */
    @Transactional
    public void vote(String taskId, Ballot ballot) {
        openTasks.with(taskId, task -> {
            GuardedTask guarded = tasks.of(task);
            votes.cast(guarded, ballot, eligibility.groupsCounting(guarded, ballot.by()));
            participation.record(task, guarded, Arrays.asList(ballot.by(), task.getOwner()));
        });
        openTasks.release(taskId);
    }

    /** Completes a task whose form and evidence have been checked. */
    public void completing(String taskId, Runnable work) {
        own.run(taskId, tasks.find(taskId).flatMap(task -> task.rules().resultVariable()), work);
    }
}
