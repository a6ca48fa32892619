package dev.countersign.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Which task this thread completes with a checked form right now: what may write its result, and its last approval. */
@ApplicationScoped
class OwnCompletion {

    private final ThreadLocal<Completed> current = new ThreadLocal<>();

    void run(String taskId, Optional<String> resultVariable, Runnable work) {
        current.set(new Completed(taskId, resultVariable));
        try {
            work.run();
        } finally {
            current.remove();
        }
    }

    boolean isOf(String taskId) {
        return current().filter(completed -> completed.taskId().equals(taskId)).isPresent();
    }

    /** The variable that the task writes its result to. */
    Optional<String> resultVariable() {
        return current().flatMap(Completed::resultVariable);
    }

    private Optional<Completed> current() {
        return Optional.ofNullable(current.get());
    }

    private record Completed(String taskId, Optional<String> resultVariable) {}
}
