package dev.countersign.adjustment;

import dev.countersign.decision.DecisionRecorded;
import dev.countersign.decision.DecisionView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down the overrides of decisions, in the transaction of the decision, and gives them back. */
@ApplicationScoped
public class AdjustmentService {

    /** Whoever says this does not want the forecast published, whatever somebody laid over it before. */
    private static final Set<String> REFUSALS = Set.of("changes", "reject");

    private final AdjustmentRepository repository;
    private final AdjustedForecast forecast;

    AdjustmentService(AdjustmentRepository repository, AdjustedForecast forecast) {
        this.repository = repository;
        this.forecast = forecast;
    }

    /** The overrides of a run in the order in which they were decided, replaced ones too. */
    @Transactional
    public List<AdjustmentView> ofInstance(String instanceId) {
        return repository.ofInstance(instanceId).stream().map(Adjustment::view).toList();
    }

    void record(@Observes DecisionRecorded event) {
        DecisionView decision = event.decision();
        if (decision.kind() != null) {
            return; // one voice of several, or no answer at all: what completes the task decides
        }
        Optional<List<CategoryPercent>> overrides = CategoryPercent.in(decision.data());
        boolean refused = REFUSALS.contains(String.valueOf(decision.outcome()));
        repository.ofInstance(decision.instanceId()).stream()
                .filter(earlier ->
                        refused || overrides.isPresent() || earlier.taskKey().equals(decision.taskKey()))
                .forEach(Adjustment::replace);
        if (overrides.isEmpty() || overrides.get().isEmpty()) {
            return;
        }
        String team = forecast.team(decision).orElse(null);
        String path = forecast.path(decision.instanceId()).orElse(null);
        overrides
                .get()
                .forEach(override -> repository.persist(new Adjustment(decision, override, !refused, team, path)));
    }
}
