package dev.countersign.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
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
    Set<Objection.Rule> lifted(String taskId, String userId) {
        Set<Objection.Rule> lifted = EnumSet.noneOf(Objection.Rule.class);
        for (OverrideAnswer answer : answers.confirmed(taskId, clock.instant())) {
            requests.findByIdOptional(answer.requestId)
                    .filter(request -> request.beneficiary.equals(userId))
                    .ifPresent(request -> lifted.addAll(Objection.Rule.namedIn(request.objection, userId)));
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
