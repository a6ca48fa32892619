package dev.countersign.externaltask;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Takes a locked task in a transaction of its own: one that cannot be taken, or whose process cannot go on, holds up no
 * other. Bad input goes the way of the model for that; anything else comes again some times and ends at a person.
 */
@ApplicationScoped
public class TaskTaking {

    private static final Logger LOG = Logger.getLogger(TaskTaking.class);
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final ExternalTasks tasks;

    TaskTaking(ExternalTasks tasks) {
        this.tasks = tasks;
    }

    /** @param work IllegalArgumentException means that the task's input is bad, and its message says why */
    public void take(TakenTask task, Consumer<TakenTask> work) {
        try {
            QuarkusTransaction.requiringNew().run(() -> work.accept(task));
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
        } catch (RuntimeException | StackOverflowError e) {
            giveBack(task, e); // the way that the model takes on an error cannot be gone
        }
    }

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
