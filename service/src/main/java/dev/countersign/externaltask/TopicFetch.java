package dev.countersign.externaltask;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Locks free tasks and hands them to their worker, each in a transaction of its own. */
@ApplicationScoped
class TopicFetch {

    private static final int AT_ONCE = 50;

    private final ExternalTasks tasks;
    private final TaskTaking taking;
    private final ExternalTaskConfig config;

    TopicFetch(ExternalTasks tasks, TaskTaking taking, ExternalTaskConfig config) {
        this.tasks = tasks;
        this.taking = taking;
        this.config = config;
    }

    void fetch(TopicWorker worker, String topic, int free) {
        List<TakenTask> locked = QuarkusTransaction.requiringNew()
                .call(() -> tasks.fetch(topic, config.lockDuration(), Math.min(free, AT_ONCE)));
        locked.forEach(task -> taking.take(task, worker::take));
    }
}
