package dev.countersign.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.VariableScope;

/** The votes on a task, and how many more it takes. */
@ApplicationScoped
class Votes {

    private final ApprovalVoteRepository votes;
    private final ApprovalTaskRepository tasks;
    private final Participation participation;
    private final Exceptions exceptions;
    private final RuleExpressions expressions;

    Votes(
            ApprovalVoteRepository votes,
            ApprovalTaskRepository tasks,
            Participation participation,
            Exceptions exceptions,
            RuleExpressions expressions) {
        this.participation = participation;
        this.exceptions = exceptions;
        this.votes = votes;
        this.tasks = tasks;
        this.expressions = expressions;
    }

    /**
     * The votes on a task as they stand.
     *
     * @param scope the task within a running engine command; null outside of one
     */
    @Transactional
    Tally tally(GuardedTask task, @Nullable VariableScope scope) {
        Optional<ApprovalTask> settled = tasks.findByIdOptional(task.id());
        int required = settled.map(row -> row.required).orElseGet(() -> expressions.required(task, scope));
        Optional<String> escalatedTo = settled.map(row -> row.escalatedTo);
        List<ApprovalVote> cast = votes.ofTask(task.id());
        @Nullable
        String digest =
                cast.isEmpty() ? null : expressions.evidence(task, scope).orElse(null);
        return new Tally(
                new Seats(required, task.rules().approverGroups(), escalatedTo),
                cast,
                excluded(task, cast),
                digest,
                settled);
    }

    /** Those by people who have taken part in what the task checks, before or since, with no exception for them. */
    private Set<UUID> excluded(GuardedTask task, List<ApprovalVote> cast) {
        if (cast.isEmpty() || task.rules().excluded().isEmpty()) {
            return Set.of();
        }
        Set<String> people = participation.excludedByOthers(task);
        return cast.stream()
                .filter(vote -> people.contains(vote.userId))
                .filter(vote ->
                        !exceptions.lifted(task.id(), vote.userId, vote.votedAt).contains(Objection.Code.TOOK_PART))
                .map(vote -> vote.decisionId)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Transactional
    void cast(GuardedTask task, Ballot ballot, Set<String> groups) {
        votes.persistAndFlush(new ApprovalVote(task.id(), ballot, groups));
    }

    @Transactional
    void settle(ApprovalTask task) {
        tasks.persistAndFlush(task);
    }

    /** The votes on a task at one moment, and the seats that they fill. */
    record Tally(
            Seats seats,
            List<ApprovalVote> cast,
            Set<UUID> excluded,
            @Nullable String digest,
            Optional<ApprovalTask> settled) {

        /** The votes that were given on the evidence that the task shows now, by people who may decide. */
        List<Set<String>> counting() {
            return countingVotes().map(ApprovalVote::groups).toList();
        }

        boolean hasVoteOf(String userId) {
            return countingVotes().anyMatch(vote -> vote.userId.equals(userId));
        }

        int given() {
            return seats.filledBy(counting());
        }

        /** How many approvals there are with one more, by a person of these groups. */
        int givenWith(Set<String> groups) {
            return seats.filledBy(
                    Stream.concat(counting().stream(), Stream.of(groups)).toList());
        }

        List<Ballot> countingBallots() {
            return countingVotes().map(ApprovalVote::ballot).toList();
        }

        Approvals view(@Nullable Objection shortage, List<Approvals.Exemption> exceptions) {
            return new Approvals(
                    given(),
                    seats.count(),
                    List.copyOf(seats.missing(counting())),
                    cast.stream()
                            .map(vote -> new Approvals.Vote(
                                    vote.userId,
                                    vote.votedAt,
                                    vote.decisionId,
                                    vote.outcome,
                                    vote.comment,
                                    counts(vote)))
                            .toList(),
                    settled.map(row -> row.escalatedTo).orElse(null),
                    settled.map(row -> row.escalationReason).orElse(null),
                    settled.flatMap(ApprovalTask::escalation).orElse(null),
                    shortage == null ? null : shortage.sentence(),
                    shortage,
                    exceptions);
        }

        private Stream<ApprovalVote> countingVotes() {
            return cast.stream().filter(this::counts);
        }

        private boolean counts(ApprovalVote vote) {
            return Objects.equals(vote.evidenceDigest, digest) && !excluded.contains(vote.decisionId);
        }
    }
}
