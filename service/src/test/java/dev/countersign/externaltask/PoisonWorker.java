package dev.countersign.externaltask;

import dev.countersign.engine.ModelElement;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.function.Consumer;

/** Takes tasks as their input {@code poison} says: well, not at all, or with an error that loops die of. */
@Singleton
class PoisonWorker implements TopicWorker {

    static final String TOPIC = "job-poison";

    private final ExternalTasks tasks;

    PoisonWorker(ExternalTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public void check(String topic, ModelElement element, Consumer<String> problem) {}

    @Override
    public int capacity() {
        return 50;
    }

    @Override
    public void take(TakenTask task) {
        switch (String.valueOf(task.inputs().get("poison"))) {
            case "none" -> tasks.complete(task.id(), null);
            case "input", "input then error" -> throw new IllegalArgumentException("poison is no food");
            case "error" -> throw new StackOverflowError("nested too deep");
            default -> throw new IllegalStateException("cannot be swallowed");
        }
    }
}
