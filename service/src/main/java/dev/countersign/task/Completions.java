package dev.countersign.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Carries a checked completion from the task service through the engine to the listener that records it. They run on one
 * thread within one transaction; a completion that does not come this way finds nothing here.
 */
@ApplicationScoped
class Completions {

    private final ThreadLocal<AuthorisedCompletion> current = new ThreadLocal<>();

    void run(AuthorisedCompletion completion, Runnable work) {
        current.set(completion);
        try {
            work.run();
        } finally {
            current.remove();
        }
    }

    Optional<AuthorisedCompletion> of(String taskId) {
        return Optional.ofNullable(current.get())
                .filter(completion -> completion.taskId().equals(taskId));
    }
}
