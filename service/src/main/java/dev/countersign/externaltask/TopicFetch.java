package dev.countersign.externaltask;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Map;

/** Locks free tasks and hands them to their worker, in one transaction. */
@ApplicationScoped
class TopicFetch {

    private static final int AT_ONCE = 50;

    private final ExternalTasks tasks;
    private final ExternalTaskConfig config;

    TopicFetch(ExternalTasks tasks, ExternalTaskConfig config) {
        this.tasks = tasks;
        this.config = config;
    }

    @Transactional
    void fetch(TopicWorker worker, String topic, int free) {
        for (TakenTask task : tasks.fetch(topic, config.lockDuration(), Math.min(free, AT_ONCE))) {
            try {
                worker.take(task);
            } catch (IllegalArgumentException e) {
                String message = e.getMessage() == null ? "The input is not valid." : e.getMessage();
                Map<String, Object> error = new LinkedHashMap<>();
                error.put("code", "bad-input");
                error.put("message", message);
                error.put("activityId", task.activityId());
                error.put("badInput", true);
                tasks.fail(task.id(), message, "", error);
            }
        }
    }
}
