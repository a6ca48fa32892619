package dev.countersign.approval;

import dev.countersign.decision.DecisionService;
import dev.countersign.decision.DecisionView;
import dev.countersign.engine.ExtensionProperties;
import dev.countersign.engine.OpenTasks;
import dev.countersign.form.DecisionForms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.TaskService;

/**
 * Four eyes from the other side: who took part in a task that checks a step may not do that step afterwards. Without this
 * the order of parallel branches would decide whether one person can do both.
 */
@ApplicationScoped
class Checkers {

    private final CheckerRepository repository;
    private final Steps steps;
    private final DecisionService decisions;
    private final DecisionForms forms;
    private final RepositoryService repositoryService;
    private final TaskService taskService;
    private final OpenTasks openTasks;
    private final Clock clock;

    Checkers(
            CheckerRepository repository,
            Steps steps,
            DecisionService decisions,
            DecisionForms forms,
            RepositoryService repositoryService,
            TaskService taskService,
            OpenTasks openTasks,
            Clock clock) {
        this.repository = repository;
        this.steps = steps;
        this.decisions = decisions;
        this.forms = forms;
        this.repositoryService = repositoryService;
        this.taskService = taskService;
        this.openTasks = openTasks;
        this.clock = clock;
    }

    /** Notes that these people took part in a task, for each step that it checks. */
    @Transactional
    void record(GuardedTask task, Collection<String> people) {
        for (Participant.Activity checked : Steps.checkedBy(task)) {
            for (String person : people) {
                repository.persist(new Checker(task, checked, person, clock.instant()));
            }
        }
        repository.flush();
    }

    /** The people who may not do a task because they took part in one that checks it, each with the key of that one. */
    @Transactional
    Map<String, String> of(GuardedTask task) {
        List<Checker> rows = repository.besides(task);
        if (rows.isEmpty()) {
            return Map.of();
        }
        List<Participant.Activity> own = new ArrayList<>();
        openTasks.with(task.id(), open -> own.addAll(steps.around(open)));
        Map<String, Boolean> standing = new HashMap<>();
        Map<String, String> people = new HashMap<>();
        for (Checker row : rows) {
            if (own.contains(row.checked()) && standing.computeIfAbsent(row.taskId, id -> stands(row))) {
                people.put(row.userId, row.taskKey);
            }
        }
        return people;
    }

    /** A check that is going on or has approved. One that did not approve is none: what it refused may be done anew. */
    private boolean stands(Checker row) {
        Optional<DecisionView> decision = decisions.ofTask(row.taskId);
        if (decision.isEmpty()) {
            return taskService.createTaskQuery().taskId(row.taskId).count() > 0;
        }
        ApprovalRules rules =
                ApprovalRules.of(ExtensionProperties.of(repositoryService, row.definitionId, row.taskKey));
        return rules.approves(decision.get().outcome(), forms.canSayNo(row.definitionId, row.taskKey));
    }
}
