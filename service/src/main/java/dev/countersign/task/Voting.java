package dev.countersign.task;

import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.Ballot;
import dev.countersign.approval.Judgement;
import dev.countersign.decision.DecidedTask;
import dev.countersign.decision.DecisionKind;
import dev.countersign.decision.DecisionService;
import dev.countersign.decision.DecisionView;
import dev.countersign.decision.NewDecision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides whether a completion is one of several votes, and records it as such. */
@ApplicationScoped
class Voting {

    private final ApprovalService approvals;
    private final DecisionService decisions;

    Voting(ApprovalService approvals, DecisionService decisions) {
        this.approvals = approvals;
        this.decisions = decisions;
    }

    /** What this completion does to the task: completes it, or is one of several votes. */
    Judgement judge(AuthorisedCompletion completion) {
        return approvals.judge(completion.taskId(), completion.userId(), completion.outcome());
    }

    /** Records the vote and gives the task back to its candidates. */
    @Transactional(Transactional.TxType.MANDATORY)
    CompletionView vote(TaskItem task, AuthorisedCompletion vote, Judgement judgement) {
        DecisionView decision = decisions.record(new NewDecision(
                vote.decisionId(),
                new DecidedTask(
                        task.id(),
                        task.taskKey(),
                        task.name(),
                        task.instanceId(),
                        task.definitionKey(),
                        task.businessKey()),
                vote.userId(),
                vote.outcome(),
                vote.comment(),
                vote.data(),
                vote.evidence().orElse(null),
                DecisionKind.VOTE));
        approvals.vote(
                task.id(),
                new Ballot(
                        decision.id(),
                        decision.decidedBy(),
                        decision.decidedAt(),
                        decision.outcome(),
                        decision.comment(),
                        decision.evidenceDigest()));
        return CompletionView.of(task, vote, judgement);
    }

    /** What the result variable says about the votes; empty for a task that takes one approval only. */
    static List<Map<String, @Nullable Object>> votes(
            AuthorisedCompletion completion, Judgement judgement, Instant decidedAt) {
        List<Map<String, @Nullable Object>> votes = new ArrayList<>();
        if (judgement.required() > 1) {
            judgement
                    .earlier()
                    .forEach(ballot -> votes.add(
                            vote(ballot.by(), ballot.at(), ballot.decisionId(), ballot.outcome(), ballot.comment())));
            votes.add(vote(
                    completion.userId(),
                    decidedAt,
                    completion.decisionId(),
                    completion.outcome(),
                    completion.comment()));
        }
        return votes;
    }

    private static Map<String, @Nullable Object> vote(
            String by, Instant at, UUID decisionId, @Nullable String outcome, @Nullable String comment) {
        Map<String, @Nullable Object> vote = new LinkedHashMap<>();
        vote.put("by", by);
        vote.put("at", at.toString());
        vote.put("decisionId", decisionId.toString());
        vote.put("outcome", outcome);
        vote.put("comment", comment);
        return vote;
    }
}
