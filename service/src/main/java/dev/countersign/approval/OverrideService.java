package dev.countersign.approval;

import dev.countersign.decision.DecisionView;
import dev.countersign.identity.User;
import dev.countersign.problem.InvalidInputException;
import dev.countersign.problem.NotPermittedException;
import dev.countersign.problem.UnknownResourceException;
import dev.countersign.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Exceptions from the approval rules: one admin asks, a different one answers, and neither of them gains by it. */
@ApplicationScoped
class OverrideService {

    private final OverrideRequestRepository requests;
    private final OverrideAnswerRepository answers;
    private final OverrideStates states;
    private final OverrideRecords records;
    private final GuardedTasks tasks;
    private final Eligibility eligibility;
    private final RunLock runs;
    private final ApprovalConfig config;
    private final Clock clock;

    OverrideService(
            OverrideRequestRepository requests,
            OverrideAnswerRepository answers,
            OverrideStates states,
            OverrideRecords records,
            GuardedTasks tasks,
            Eligibility eligibility,
            RunLock runs,
            ApprovalConfig config,
            Clock clock) {
        this.requests = requests;
        this.answers = answers;
        this.states = states;
        this.records = records;
        this.tasks = tasks;
        this.eligibility = eligibility;
        this.runs = runs;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Asks for an exception and tells the other admins.
     *
     * @throws OverrideConflictException when there is nothing to except from, or the same has been asked for
     */
    @Transactional
    OverrideView request(String taskId, NewOverride wanted, User admin) {
        requests.lockTask(taskId);
        GuardedTask task = tasks.find(taskId).orElseThrow(() -> records.absence(taskId));
        if (wanted.user().equals(admin.id())) {
            throw new NotPermittedException("Nobody asks for an exception for themselves; another admin has to.");
        }
        if (!records.isKnown(wanted.user())) {
            throw new InvalidInputException(
                    "The exception cannot be made",
                    List.of(Violation.inBody("user", "There is no user '" + wanted.user() + "'.")));
        }
        List<Objection> objections = eligibility.liftable(task, wanted.user());
        if (objections.isEmpty()) {
            throw eligibility
                    .objection(task, wanted.user(), null)
                    .map(OverrideConflictException::impossible)
                    .orElseGet(() -> OverrideConflictException.notNeeded(wanted.user()));
        }
        requests.ofTask(taskId).stream()
                .filter(other -> other.beneficiary.equals(wanted.user()))
                .filter(other -> states.of(other) == OverrideState.PENDING)
                .findFirst()
                .ifPresent(other -> {
                    throw OverrideConflictException.pending(other);
                });
        OverrideRequest request = new OverrideRequest(
                records.facts(taskId),
                wanted.user(),
                wanted.reason().strip(),
                objections,
                admin.id(),
                clock.instant(),
                config.override().answerWithin());
        requests.persistAndFlush(request);
        records.tellAdmins(request);
        return states.view(request);
    }

    /** Makes the exception, and records it in the chain of decisions. */
    @Transactional
    OverrideView confirm(UUID id, @Nullable String comment, User admin) {
        OverrideRequest request = answerable(id, admin);
        Instant now = clock.instant();
        Instant until = now.plus(config.override().usableFor());
        DecisionView decision = records.record(request, admin.id(), comment, until);
        answers.persistAndFlush(new OverrideAnswer(request, admin.id(), now, comment).confirm(until, decision.id()));
        records.offer(request);
        return states.view(request);
    }

    @Transactional
    OverrideView refuse(UUID id, @Nullable String comment, User admin) {
        OverrideRequest request = answerable(id, admin);
        answers.persistAndFlush(new OverrideAnswer(request, admin.id(), clock.instant(), comment));
        return states.view(request);
    }

    /** The latest requests, those in some states only when they are given. */
    @Transactional
    OverridePage list(Set<OverrideState> wanted, Optional<String> taskId, int page, int size) {
        Set<OverrideState> listed = wanted.isEmpty() ? EnumSet.allOf(OverrideState.class) : wanted;
        Instant now = clock.instant();
        return new OverridePage(
                requests.page(listed, taskId, now, page, size).stream()
                        .map(states::view)
                        .toList(),
                requests.count(listed, taskId, now));
    }

    private OverrideRequest answerable(UUID id, User admin) {
        OverrideRequest request = requests.findByIdOptional(id)
                .orElseThrow(() -> new UnknownResourceException("request for an exception", id.toString()));
        requests.lockTask(request.taskId);
        // before the record, in the order of every completion: run, task, record
        runs.acquireOfTask(request.taskId);
        runs.acquireTask(request.taskId);
        if (admin.id().equals(request.requestedBy)) {
            throw new NotPermittedException("You asked for this exception; a different admin has to answer.");
        }
        if (admin.id().equals(request.beneficiary)) {
            throw new NotPermittedException("This exception is for you; a different admin has to answer.");
        }
        OverrideView view = states.view(request);
        if (view.state() != OverrideState.PENDING) {
            throw OverrideConflictException.settled(view);
        }
        return request;
    }
}
