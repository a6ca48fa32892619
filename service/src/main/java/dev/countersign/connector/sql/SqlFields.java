package dev.countersign.connector.sql;

import dev.countersign.connector.ModelInputs;
import dev.countersign.form.NamedSql;
import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Type;
import java.util.Optional;
import java.util.function.Consumer;

/** What the connectors of databases have in common. */
final class SqlFields {

    private SqlFields() {}

    static TaskField connection() {
        return TaskField.input("connection", "Connection", "The name of a configured connection of the type sql.")
                .in("Statement")
                .asRequired()
                .like("warehouse");
    }

    static TaskField statement(String description, String example) {
        return TaskField.input("sql", "SQL", description)
                .as(Type.LONG_TEXT)
                .in("Statement")
                .asRequired()
                .like(example);
    }

    /** A statement that the process puts together is refused: values could become part of it. */
    static void check(ModelInputs inputs, Consumer<String> problem) {
        Optional<String> sql = inputs.literal("sql");
        if (sql.isEmpty()) {
            problem.accept(
                    "The input parameter 'sql' must be written in the model, without expressions: values are parameters such as :id, bound from 'param.id'.");
            return;
        }
        for (String name : NamedSql.parse(sql.get()).parameters()) {
            if (!inputs.all().containsKey("parameters") && !inputs.all().containsKey("param." + name)) {
                problem.accept("The statement has the parameter :%s; the input parameter 'param.%s' is missing."
                        .formatted(name, name));
            }
        }
    }
}
