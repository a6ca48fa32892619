package dev.countersign.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.DelegateTask;

/** Keeps who took part in which step, so that a later step can leave them out. */
@ApplicationScoped
class Participation {

    private final ParticipantRepository repository;
    private final ShortageQueue shortages;
    private final Steps steps;
    private final Checkers checkers;
    private final Clock clock;

    Participation(
            ParticipantRepository repository, ShortageQueue shortages, Steps steps, Checkers checkers, Clock clock) {
        this.repository = repository;
        this.shortages = shortages;
        this.steps = steps;
        this.checkers = checkers;
        this.clock = clock;
    }

    /** Notes within the engine's transaction that these people did the task; null stands for nobody. */
    @Transactional
    void record(DelegateTask task, GuardedTask guarded, Collection<@Nullable String> userIds) {
        Set<String> people =
                userIds.stream().filter(Objects::nonNull).collect(Collectors.toCollection(LinkedHashSet::new));
        for (Participant.Activity activity : steps.around(task)) {
            for (String userId : people) {
                repository.persist(new Participant(guarded, activity, userId, clock.instant()));
            }
        }
        repository.flush();
        if (!people.isEmpty()) {
            checkers.record(guarded, people);
            shortages.othersOfRun(guarded);
        }
    }

    /** Who took part in a step that the task's rules name. */
    @Transactional
    Set<String> excludedFrom(GuardedTask task) {
        return excludedFrom(task, "");
    }

    /** The same, but for what they did with the task itself: one that leaves out its own participants has votes too. */
    @Transactional
    Set<String> excludedByOthers(GuardedTask task) {
        return excludedFrom(task, task.id());
    }

    private Set<String> excludedFrom(GuardedTask task, String otherThan) {
        Map<String, Set<String>> idsByDefinition = Steps.checkedBy(task).stream()
                .collect(Collectors.groupingBy(
                        Participant.Activity::definitionKey,
                        Collectors.mapping(Participant.Activity::id, Collectors.toSet())));
        Set<String> scopes = Set.copyOf(new LinkedHashSet<>(List.of(task.rootInstanceId(), task.instanceId())));
        Set<String> people = new TreeSet<>();
        idsByDefinition.forEach(
                (definitionKey, ids) -> people.addAll(repository.participants(scopes, definitionKey, ids, otherThan)));
        return people;
    }
}
