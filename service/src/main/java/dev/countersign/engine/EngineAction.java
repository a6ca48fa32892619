package dev.countersign.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Something that a call of the engine is about to do and that a {@link CommandRule} may have an objection to. */
public sealed interface EngineAction {

    /** Free external tasks of these topics are about to be locked. */
    record Fetch(Set<String> topics, String workerId) implements EngineAction {}

    /** An external task is about to be locked, freed, completed or failed. */
    record ExternalTaskUse(String externalTaskId) implements EngineAction {}

    /** An execution is about to be moved on as if what it waits for had happened. */
    record Signal(String executionId) implements EngineAction {}

    /** Variables are about to be set or removed directly, in this execution. */
    record VariableChange(String executionId) implements EngineAction {}

    /**
     * Variables are about to be given values that leave no trace, or to be set later by a batch.
     *
     * @param names the names of the variables
     */
    record UnseenWrite(Set<String> names) implements EngineAction {}

    /**
     * Jobs are about to be run, or to be due at another time.
     *
     * @param jobIds the jobs; empty when a definition is given
     * @param jobDefinitionId the definition whose jobs all change; empty when jobs are given
     * @param due when they will be due; empty for at once, or for a time that is worked out anew
     * @param later whether a batch does it, of which nothing else is seen
     */
    record Timing(Set<String> jobIds, Optional<String> jobDefinitionId, Optional<Instant> due, boolean later)
            implements EngineAction {

        public Timing {
            jobIds = Set.copyOf(jobIds);
        }
    }

    /**
     * Executions are about to begin or end in the middle of a process.
     *
     * @param definitionId the process, by its id or its key; empty when an instance is given
     * @param instanceId the instance; empty for several and for new ones
     * @param later whether a batch does it, of which nothing else is seen
     * @param restoresVariables whether a new instance takes over the variables of an old one
     */
    record Move(
            Optional<String> definitionId,
            Optional<String> instanceId,
            List<Step> steps,
            boolean later,
            boolean restoresVariables)
            implements EngineAction {

        public Move {
            steps = List.copyOf(steps);
        }
    }

    /** One instruction of a {@link Move}: where it begins or ends. The element is that of an activity or a flow. */
    record Step(Kind kind, String elementId) {

        /** What happens at the element. */
        public enum Kind {
            BEFORE,
            AFTER,
            TRANSITION,
            CANCEL
        }
    }

    /**
     * Instances are about to go over to another version of their process.
     *
     * @param activities the activity in the new version by that in the old one
     */
    record Migration(String sourceDefinitionId, String targetDefinitionId, Map<String, String> activities)
            implements EngineAction {}
}
