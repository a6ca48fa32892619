package dev.countersign.engine;

import java.util.Set;

/**
 * Which user tasks the engine wrote in one transaction.
 *
 * @param tasks ids of tasks that were inserted, updated or deleted, or got or lost a candidate
 * @param created those of them that are new
 * @param instances ids of process instances whose own row was written; their business key may be another one
 * @param suspendedInstances ids of process instances whose tasks were all suspended or activated
 * @param suspendedDefinitions ids of process definitions whose tasks were all suspended or activated
 * @param suspendedDefinitionKeys the same by key, for all versions
 */
public record TaskWrites(
        Set<String> tasks,
        Set<String> created,
        Set<String> instances,
        Set<String> suspendedInstances,
        Set<String> suspendedDefinitions,
        Set<String> suspendedDefinitionKeys) {

    public TaskWrites {
        tasks = Set.copyOf(tasks);
        created = Set.copyOf(created);
        instances = Set.copyOf(instances);
        suspendedInstances = Set.copyOf(suspendedInstances);
        suspendedDefinitions = Set.copyOf(suspendedDefinitions);
        suspendedDefinitionKeys = Set.copyOf(suspendedDefinitionKeys);
    }
}
