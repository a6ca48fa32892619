package dev.countersign.externaltask;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Locks free tasks and hands them to their worker, each in a transaction of its own: a task that cannot be taken, or whose
 * process cannot go on, holds up no other.
 */
@ApplicationScoped
class TopicFetch {

    private static final Logger LOG = Logger.getLogger(TopicFetch.class);
    private static final int AT_ONCE = 50;
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final ExternalTasks tasks;
    private final ExternalTaskConfig config;

    TopicFetch(ExternalTasks tasks, ExternalTaskConfig config) {
        this.tasks = tasks;
        this.config = config;
    }

    void fetch(TopicWorker worker, String topic, int free) {
        List<TakenTask> locked = QuarkusTransaction.requiringNew()
                .call(() -> tasks.fetch(topic, config.lockDuration(), Math.min(free, AT_ONCE)));
        locked.forEach(task -> take(worker, task));
    }

    private void take(TopicWorker worker, TakenTask task) {
        try {
            QuarkusTransaction.requiringNew().run(() -> worker.take(task));
        } catch (IllegalArgumentException e) {
            refuse(task, e.getMessage() == null ? "The input is not valid." : e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            giveBack(task, e);
        }
    }

    private void refuse(TakenTask task, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", "bad-input");
        error.put("message", message);
        error.put("activityId", task.activityId());
        error.put("badInput", true);
        try {
            QuarkusTransaction.requiringNew().run(() -> tasks.fail(task.id(), message, "", error));
        } catch (RuntimeException e) {
            giveBack(task, e); // the way that the model takes on an error cannot be gone
        }
    }

    /** It comes again some times; after that a person is asked. */
    private void giveBack(TakenTask task, Throwable cause) {
        LOG.warnf(cause, "The task %s of %s could not be taken", task.id(), task.topic());
        String message = "The service could not take the task: " + root(cause);
        int left = (task.retries() == null ? ATTEMPTS : task.retries()) - 1;
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                if (left > 0) {
                    tasks.retryLater(task.id(), message, "", left, PAUSE);
                } else {
                    tasks.raiseIncident(task.id(), message, "");
                }
            });
        } catch (RuntimeException e) {
            LOG.debugf(e, "The task %s is gone, or comes again when its lock has run out", task.id());
        }
    }

    /** Where it began says more than what was wrapped around it. */
    private static Throwable root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
