package dev.countersign.task;

import dev.countersign.decision.DecisionService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who took part in an earlier step does not work on the step that checks it. */
@ApplicationScoped
class FourEyes {

    private final DecisionService decisions;

    FourEyes(DecisionService decisions) {
        this.decisions = decisions;
    }

    /** Why a person may not work on a task of this process instance, as a sentence; empty when nothing is against it. */
    Optional<String> objection(String instanceId, TaskRules rules, String userId) {
        boolean tookPart = !rules.excluded().isEmpty()
                && decisions.decidersOf(instanceId, rules.excluded()).contains(userId);
        return tookPart
                ? Optional.of(
                        "Four eyes: '%s' completed an earlier step that this task checks (%s); another person has to do it."
                                .formatted(
                                        userId,
                                        String.join(
                                                ", ",
                                                rules.excluded().stream()
                                                        .sorted()
                                                        .toList())))
                : Optional.empty();
    }
}
