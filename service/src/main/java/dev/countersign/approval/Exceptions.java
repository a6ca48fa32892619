package dev.countersign.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** The exceptions that two admins have made together: this person may do this task although a rule forbids it. */
@ApplicationScoped
class Exceptions {

    private final OverrideRequestRepository requests;
    private final OverrideAnswerRepository answers;
    private final Clock clock;

    Exceptions(OverrideRequestRepository requests, OverrideAnswerRepository answers, Clock clock) {
        this.requests = requests;
        this.answers = answers;
        this.clock = clock;
    }

    /** Whether there is one for this person and this task, and it can still be used. */
    @Transactional
    boolean madeFor(String taskId, String userId) {
        return answers.isConfirmed(taskId, userId, clock.instant());
    }

    /** Those of a task that can be used now. */
    @Transactional
    List<Approvals.Exemption> of(String taskId) {
        return answers.confirmed(taskId, clock.instant()).stream()
                .flatMap(answer -> requests.findByIdOptional(answer.requestId).stream()
                        .map(request -> new Approvals.Exemption(
                                request.beneficiary,
                                request.reason,
                                request.requestedBy,
                                answer.answeredBy,
                                Objects.requireNonNull(answer.usableUntil),
                                Objects.requireNonNull(answer.decisionId))))
                .toList();
    }
}
