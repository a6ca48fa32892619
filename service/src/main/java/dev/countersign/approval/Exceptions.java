package dev.countersign.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

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

    /** The rules that do not hold for this person and this task: those that the admins were told of. */
    @Transactional
    Set<Objection.Code> lifted(String taskId, String userId) {
        return lifted(taskId, userId, clock.instant());
    }

    /** Those that did not hold at some moment: what was done by an exception stays when that has run out. */
    @Transactional
    Set<Objection.Code> lifted(String taskId, String userId, Instant at) {
        Set<Objection.Code> lifted = EnumSet.noneOf(Objection.Code.class);
        for (OverrideAnswer answer : answers.confirmed(taskId, at)) {
            requests.findByIdOptional(answer.requestId)
                    .filter(request -> request.beneficiary.equals(userId))
                    .ifPresent(request -> lifted.addAll(request.lifts()));
        }
        return lifted;
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
