package dev.countersign.approval;

import dev.countersign.decision.DecisionService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.TaskService;

/** Works out how far a request for an exception is: its row and the answer's never change, the clock and the task do. */
@ApplicationScoped
class OverrideStates {

    private final OverrideAnswerRepository answers;
    private final ApprovalVoteRepository votes;
    private final DecisionService decisions;
    private final TaskService taskService;
    private final Clock clock;

    OverrideStates(
            OverrideAnswerRepository answers,
            ApprovalVoteRepository votes,
            DecisionService decisions,
            TaskService taskService,
            Clock clock) {
        this.answers = answers;
        this.votes = votes;
        this.decisions = decisions;
        this.taskService = taskService;
        this.clock = clock;
    }

    OverrideView view(OverrideRequest request) {
        Optional<OverrideAnswer> answer = answers.findByIdOptional(request.id);
        return OverrideView.of(request, answer.orElse(null), of(request, answer.orElse(null)));
    }

    OverrideState of(OverrideRequest request) {
        return of(request, answers.findByIdOptional(request.id).orElse(null));
    }

    private OverrideState of(OverrideRequest request, @Nullable OverrideAnswer answer) {
        if (answer != null && !answer.confirmed) {
            return OverrideState.REFUSED;
        }
        if (answer != null && hasDecided(request)) {
            return OverrideState.USED;
        }
        Instant end = answer == null || answer.usableUntil == null ? request.answerUntil : answer.usableUntil;
        if (!clock.instant().isBefore(end)) {
            return OverrideState.EXPIRED;
        }
        if (taskService.createTaskQuery().taskId(request.taskId).count() == 0) {
            return OverrideState.OBSOLETE;
        }
        return answer == null ? OverrideState.PENDING : OverrideState.CONFIRMED;
    }

    private boolean hasDecided(OverrideRequest request) {
        return decisions
                        .ofTask(request.taskId)
                        .filter(decision -> decision.decidedBy().equals(request.beneficiary))
                        .isPresent()
                || votes.ofTask(request.taskId).stream().anyMatch(vote -> vote.userId.equals(request.beneficiary));
    }
}
