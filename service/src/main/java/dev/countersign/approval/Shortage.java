package dev.countersign.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.delegate.VariableScope;

/** Finds out that a task would wait for ever: too few of the people to whom it is offered may decide about it. */
@ApplicationScoped
class Shortage {

    private final Eligibility eligibility;
    private final Votes votes;
    private final TaskService taskService;

    Shortage(Eligibility eligibility, Votes votes, TaskService taskService) {
        this.eligibility = eligibility;
        this.votes = votes;
        this.taskService = taskService;
    }

    /** Why the task cannot be completed as things are; empty when it can. */
    Optional<Objection> of(GuardedTask task) {
        return objection(task, eligibility.eligible(task, taskService.getIdentityLinksForTask(task.id()), null), null);
    }

    /** The same within a running engine command. */
    Optional<Objection> of(GuardedTask guarded, DelegateTask task) {
        return objection(guarded, eligibility.eligible(task), task);
    }

    private Optional<Objection> objection(
            GuardedTask task, Collection<String> eligible, @Nullable VariableScope scope) {
        Votes.Tally tally = votes.tally(task, scope);
        List<Set<String>> people = Stream.concat(
                        tally.counting().stream(),
                        eligible.stream().map(userId -> eligibility.groupsCounting(task, userId)))
                .toList();
        int possible = tally.seats().filledBy(people);
        if (possible >= tally.seats().count()) {
            return Optional.empty();
        }
        if (eligible.isEmpty()) {
            return Optional.of(Objection.of(Objection.Code.NOBODY_MAY_DECIDE));
        }
        return Optional.of(new Objection(
                Objection.Code.TOO_FEW_MAY_DECIDE,
                Map.of("required", String.valueOf(tally.seats().count()), "possible", String.valueOf(possible))));
    }
}
