package dev.countersign.connector;

import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskKind;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** One kind of call. Every CDI bean of this type is asked. */
public interface Connector {

    /** What a model's input {@code connector} says, such as {@code http}. */
    String name();

    /** How modellers see it, with the fields of its own; the common ones are added. */
    TaskKind kind();

    /** Kinds for what an operator has configured, with the fields of their own; offered beside {@link #kind}. */
    default List<TaskKind> configuredKinds() {
        return List.of();
    }

    /** The types of configured connections that it can use; empty when it needs none. */
    Set<String> connectionTypes();

    /** The input parameters in which a model may name secrets; a name that ends with a dot stands for all that begin so. */
    default Set<String> secretInputs() {
        return Set.of();
    }

    /**
     * Checks the inputs of a task at deployment beyond what its {@link TaskField}s say.
     *
     * @param problem takes one sentence for the modeller; an {@link IllegalArgumentException} is one as well
     */
    default void check(ModelInputs inputs, Consumer<String> problem) {}

    /**
     * Reads what is to be done. Runs in the transaction that takes the task: it must return at once and call nobody.
     *
     * @throws IllegalArgumentException naming the input parameter and what is wrong with it
     */
    ConnectorCall prepare(CallInputs inputs);
}
