package dev.countersign.decision;

import java.util.Set;

/** Knows which outcomes approve. Implemented by the feature that reads the rules of the models. */
public interface ApprovingOutcomes {

    /** The outcomes with which a step of a process is approved, by any deployed version of it. */
    Set<String> of(String definitionKey, String taskKey);
}
