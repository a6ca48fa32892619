package dev.countersign.engine;

import java.util.function.BooleanSupplier;

/** An objection to the value of a process variable. Asked within the engine's transaction; throwing refuses the call. */
public interface VariableRule {

    /**
     * Called for each variable that is created, changed or removed.
     *
     * @param definitionId the process whose instance has the variable
     * @param name the variable
     * @param fromOutside whether the caller of the engine gave the value, and not the model
     */
    void onWrite(String definitionId, String name, BooleanSupplier fromOutside);
}
