package dev.countersign.engine;

import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects per transaction which tasks were written, and tells the {@link TaskWriteListener} beans before the commit. */
class TaskWriteLog {

    private final TransactionSynchronizationRegistry transactions;
    private final Supplier<Stream<TaskWriteListener>> listeners;
    private final Object key = new Object();

    TaskWriteLog(TransactionSynchronizationRegistry transactions, Supplier<Stream<TaskWriteListener>> listeners) {
        this.transactions = transactions;
        this.listeners = listeners;
    }

    void task(String id, boolean created) {
        Entry entry = entry();
        entry.tasks.add(id);
        if (created) {
            entry.created.add(id);
        }
    }

    void instance(String id) {
        entry().instances.add(id);
    }

    /** A bulk suspension or activation, by the engine's own parameters. */
    void suspension(Map<?, ?> scope) {
        Entry entry = entry();
        add(entry.suspendedInstances, scope.get("processInstanceId"));
        add(entry.suspendedDefinitions, scope.get("processDefinitionId"));
        add(entry.suspendedDefinitionKeys, scope.get("processDefinitionKey"));
    }

    private static void add(Set<String> ids, @Nullable Object id) {
        if (id != null) {
            ids.add(id.toString());
        }
    }

    private Entry entry() {
        if (transactions.getTransactionKey() == null) {
            throw new IllegalStateException("The engine wrote a task outside of a transaction");
        }
        Entry entry = (Entry) transactions.getResource(key);
        if (entry == null) {
            entry = new Entry();
            transactions.putResource(key, entry);
            transactions.registerInterposedSynchronization(entry);
        }
        return entry;
    }

    private final class Entry implements Synchronization {

        private final Set<String> tasks = new HashSet<>();
        private final Set<String> created = new HashSet<>();
        private final Set<String> instances = new HashSet<>();
        private final Set<String> suspendedInstances = new HashSet<>();
        private final Set<String> suspendedDefinitions = new HashSet<>();
        private final Set<String> suspendedDefinitionKeys = new HashSet<>();

        @Override
        public void beforeCompletion() {
            TaskWrites writes = new TaskWrites(
                    tasks, created, instances, suspendedInstances, suspendedDefinitions, suspendedDefinitionKeys);
            listeners.get().forEach(listener -> listener.beforeCommit(writes));
        }

        @Override
        public void afterCompletion(int status) {
            // the entry goes with the transaction
        }
    }
}
