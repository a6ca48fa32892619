package dev.countersign.externaltask;

import java.util.Map;

/**
 * A feature whose tasks the service's one loop fetches for it. {@link #take} runs in a transaction
 * of its own and must return at once: it writes down what is to be done, or hands the work to threads of its own after the
 * commit.
 */
public interface TopicWorker extends TopicOwner {

    /** How many further tasks it can take now; none are fetched while it is zero. */
    int capacity();

    /**
     * Takes over a task that has been locked for {@code countersign.external-task.lock-duration}. A task comes again when
     * its lock has run out, when its pause after a failure is over, or when somebody retried its incident. When this throws,
     * nothing of it stays, and the task comes again twice before a person is asked.
     *
     * @throws IllegalArgumentException when its input is not valid: the task fails with this message, for a person
     */
    void take(TakenTask task);

    /**
     * How often the engine lets a task be tried whose incident somebody retries. More than one where the worker counts its
     * tries by the engine.
     *
     * @param inputs the task's local variables
     */
    default int triesAfterIncident(Map<String, Object> inputs) {
        return 1;
    }
}
