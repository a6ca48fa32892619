package dev.countersign.approval;

import dev.countersign.engine.OwnWork;
import dev.countersign.engine.VariableRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BooleanSupplier;

/**
 * Keeps the results of user tasks and decision tables from being written by anybody but the process itself: a gateway that
 * reads them must read what was decided.
 */
@ApplicationScoped
class ResultGuard implements VariableRule {

    private final GuardedModels models;
    private final OwnCompletion own;
    private final OwnWork ownWork;

    ResultGuard(GuardedModels models, OwnCompletion own, OwnWork ownWork) {
        this.models = models;
        this.own = own;
        this.ownWork = ownWork;
    }

    @Override
    public void onWrite(String definitionId, String name, BooleanSupplier fromOutside) {
        if (ownWork.isRunning()) {
            return; // refusing would stop the jobs of all processes, not of this one only
        }
        if (models.results(definitionId).contains(name) && !isOwnResult(name) && fromOutside.getAsBoolean()) {
            throw new ApprovalRefusal(
                    "The variable '%s' holds what was decided: nobody but the process itself writes it."
                            .formatted(name));
        }
    }

    private boolean isOwnResult(String name) {
        return own.resultVariable().filter(name::equals).isPresent();
    }
}
