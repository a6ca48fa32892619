package dev.countersign.approval;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The paths of a process, and the tasks in it that no way may lead past.
 *
 * @param guarded the rules of those user tasks, by activity id; without rules for a call of a process that has some
 * @param results the variables that only the model itself may write: results of user tasks and of decision tables
 * @param entries where the process can begin
 * @param paths the elements that can follow each element
 * @param targets the element that each sequence flow leads to
 * @param timers the timer events
 */
record GuardedModel(
        Map<String, ApprovalRules> guarded,
        Set<String> results,
        Set<String> entries,
        Paths paths,
        Map<String, String> targets,
        ProcessTimers timers) {

    GuardedModel {
        guarded = Map.copyOf(new LinkedHashMap<>(guarded));
        results = Set.copyOf(results);
        entries = Set.copyOf(entries);
        targets = Map.copyOf(targets);
    }

    /**
     * Whether a process that begins at this element has skipped no guarded task: every way from the beginning to a guarded
     * task leads through it.
     */
    boolean skipsNothingBefore(String elementId) {
        Set<String> others = new HashSet<>(guarded.keySet());
        others.remove(elementId);
        return others.isEmpty() || disjoint(reachableWithout(elementId), others);
    }

    /** The same for a process that goes on after this element. */
    boolean skipsNothingAfter(String elementId) {
        return !guarded.containsKey(elementId)
                && paths.after(elementId).stream().allMatch(this::skipsNothingBefore);
    }

    /** The same for a process that takes this sequence flow. */
    boolean skipsNothingOn(String flowId) {
        String target = targets.get(flowId);
        return target != null && skipsNothingBefore(target);
    }

    /** Whether a task of the process leaves out who took part in an earlier step. */
    boolean leavesOutParticipants() {
        return guarded.values().stream().anyMatch(rules -> !rules.excluded().isEmpty());
    }

    /** The same process with calls that lead to guarded tasks. */
    GuardedModel withGuardedCalls(Map<String, ApprovalRules> calls) {
        Map<String, ApprovalRules> all = new HashMap<>(guarded);
        all.putAll(calls);
        return new GuardedModel(all, results, entries, paths, targets, timers);
    }

    /** Whether a guarded task can end because this timer fires: it is interrupted, or an event on the way ends it. */
    boolean endsGuarded(String timerId) {
        @Nullable Set<String> interrupted = timers.interrupts().get(timerId);
        return interrupted != null
                && !guarded.isEmpty()
                && (!disjoint(interrupted, guarded.keySet())
                        || !disjoint(reachable(Set.of(timerId), guarded.keySet()), timers.ending()));
    }

    boolean isTimer(String elementId) {
        return timers.interrupts().containsKey(elementId);
    }

    /** Whether what follows this element can end more than the path that it is on, before a person decides about it. */
    boolean leadsToEnding(String elementId) {
        return !disjoint(reachable(paths.after(elementId), guarded.keySet()), timers.ending());
    }

    private Set<String> reachableWithout(String elementId) {
        return reachable(entries, Set.of(elementId));
    }

    private Set<String> reachable(Collection<String> beginnings, Set<String> without) {
        return paths.reachable(beginnings, without);
    }

    private static boolean disjoint(Collection<String> some, Collection<String> others) {
        return others.stream().noneMatch(some::contains);
    }
}
