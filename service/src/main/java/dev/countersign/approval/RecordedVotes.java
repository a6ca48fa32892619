package dev.countersign.approval;

import dev.countersign.decision.DecisionKind;
import dev.countersign.decision.DecisionService;
import dev.countersign.decision.DecisionView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Counts the approvals of a task that is over by the record of decisions; only the voters' groups stand elsewhere. */
@ApplicationScoped
class RecordedVotes {

    private final DecisionService decisions;
    private final ApprovalTaskRepository tasks;
    private final ApprovalVoteRepository votes;

    RecordedVotes(DecisionService decisions, ApprovalTaskRepository tasks, ApprovalVoteRepository votes) {
        this.decisions = decisions;
        this.tasks = tasks;
        this.votes = votes;
    }

    /**
     * Passes when the record has the approvals of different people that the task takes, all on the evidence of the last one.
     *
     * @param last the approving decision that completed the task; whoever gave it takes the seat that was left
     * @throws ApprovalRefusal when approvals are missing
     */
    void refuseUnlessEnough(DecisionView last, ApprovalRules rules, boolean canSayNo) {
        tasks.findByIdOptional(last.taskId()).filter(task -> task.required > 1).ifPresent(task -> {
            Map<String, Set<String>> voters = voters(last, rules, canSayNo);
            Seats seats = new Seats(task.required, rules.approverGroups(), Optional.ofNullable(task.escalatedTo));
            int given = seats.filledBy(voters.values()) + 1;
            if (given < task.required) {
                throw new ApprovalRefusal("'%s' takes %d approvals; the record of decisions has %d."
                        .formatted(last.taskKey(), task.required, given));
            }
        });
    }

    /** The groups of each person who had approved before. */
    private Map<String, Set<String>> voters(DecisionView last, ApprovalRules rules, boolean canSayNo) {
        Map<UUID, Set<String>> groups = new HashMap<>();
        votes.ofTask(last.taskId()).forEach(vote -> groups.put(vote.decisionId, vote.groups()));
        Map<String, Set<String>> voters = new HashMap<>();
        decisions.allOfTask(last.taskId()).stream()
                .filter(record -> DecisionKind.VOTE.code().equals(record.kind()))
                .filter(record -> record.sequence() < last.sequence())
                .filter(record -> Objects.equals(record.evidenceDigest(), last.evidenceDigest()))
                .filter(record -> rules.approves(record.outcome(), canSayNo))
                .filter(record -> !record.decidedBy().equals(last.decidedBy()))
                .forEach(record -> voters.put(record.decidedBy(), groups.getOrDefault(record.id(), Set.of())));
        return voters;
    }
}
