package dev.countersign.connector.mongodb;

import dev.countersign.connector.CallInputs;
import dev.countersign.connector.Connection;
import dev.countersign.connector.Connector;
import dev.countersign.connector.ConnectorCall;
import dev.countersign.connector.ModelInputs;
import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskKind;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * One operation on documents.
 *
 * @param objects inputs that are JSON objects, written in the model
 * @param lists inputs that are JSON lists, written in the model
 */
record MongoConnector(
        String operation,
        String title,
        String description,
        List<TaskField> fields,
        List<String> objects,
        List<String> lists,
        MongoInputs json,
        BiFunction<Connection, CallInputs, ConnectorCall> reading)
        implements Connector {

    @Override
    public String name() {
        return "mongodb-" + operation;
    }

    @Override
    public Set<String> connectionTypes() {
        return Set.of("mongodb");
    }

    @Override
    public TaskKind kind() {
        TaskKind kind = TaskKind.external("connector-" + name(), title, description, 1, "connector", fields);
        return objects.isEmpty() && lists.isEmpty() ? kind : kind.accepting("param.*", "parameters");
    }

    @Override
    public void check(ModelInputs inputs, Consumer<String> problem) {
        objects.forEach(input -> json.check(inputs, problem, input, false));
        lists.forEach(input -> json.check(inputs, problem, input, true));
    }

    @Override
    public ConnectorCall prepare(CallInputs inputs) {
        return reading.apply(inputs.connection(this), inputs);
    }
}
