package dev.countersign.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Which task this thread completes with a checked form right now: what may write its result, and its last approval. */
@ApplicationScoped
class OwnCompletion {

    private final ThreadLocal<String> current = new ThreadLocal<>();

    void run(String taskId, Runnable work) {
        current.set(taskId);
        try {
            work.run();
        } finally {
            current.remove();
        }
    }

    boolean isOf(String taskId) {
        return taskId.equals(current.get());
    }

    Optional<String> taskId() {
        return Optional.ofNullable(current.get());
    }
}
