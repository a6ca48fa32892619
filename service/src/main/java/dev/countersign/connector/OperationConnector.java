package dev.countersign.connector;

import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskKind;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A connector that is one operation of a system with several: all that differs is its fields and how it is prepared.
 *
 * @param reading makes the call of the inputs; gets the connector itself, for its types of connections
 */
public record OperationConnector(
        String name,
        Set<String> connectionTypes,
        TaskKind kind,
        BiFunction<Connector, CallInputs, ConnectorCall> reading)
        implements Connector {

    /** An operation on connections of one type. */
    public static OperationConnector of(
            String name,
            String connectionType,
            String title,
            String description,
            List<TaskField> fields,
            BiFunction<Connector, CallInputs, ConnectorCall> reading) {
        return new OperationConnector(
                name,
                Set.of(connectionType),
                TaskKind.external("connector-" + name, title, description, 1, "connector", fields),
                reading);
    }

    /** The required field that names the connection. */
    public static TaskField connection(String type, String example) {
        return TaskField.input(
                        "connection", "Connection", "The name of a configured connection of the type " + type + ".")
                .in("Target")
                .asRequired()
                .like(example);
    }

    @Override
    public ConnectorCall prepare(CallInputs inputs) {
        return reading.apply(this, inputs);
    }

    /** A call from its parts. */
    public static ConnectorCall call(boolean idempotent, Work work) {
        return new ConnectorCall() {
            @Override
            public boolean idempotent() {
                return idempotent;
            }

            @Override
            public Object run(CallContext context) throws Exception {
                return work.run(context);
            }
        };
    }

    /** What a call does. */
    public interface Work {
        Object run(CallContext context) throws Exception;
    }
}
