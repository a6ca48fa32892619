package dev.countersign.externaltask;

import dev.countersign.engine.ModelElement;
import java.util.Set;
import java.util.function.Consumer;

/** A feature that works on external tasks itself. Every CDI bean of this type is asked; nobody else gets its tasks. */
public interface TopicOwner {

    /** The topics that it serves, such as {@code spark}; no two owners share one. */
    Set<String> topics();

    /**
     * Checks a task of one of its topics at deployment.
     *
     * @param topic one of {@link #topics}
     * @param problem takes the reason why the task cannot work, as one sentence for the modeller
     */
    void check(String topic, ModelElement element, Consumer<String> problem);
}
