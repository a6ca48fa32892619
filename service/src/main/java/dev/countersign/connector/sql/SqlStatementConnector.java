package dev.countersign.connector.sql;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.CallContext;
import dev.countersign.connector.CallInputs;
import dev.countersign.connector.Connection;
import dev.countersign.connector.Connector;
import dev.countersign.connector.ConnectorCall;
import dev.countersign.connector.ConnectorConfig;
import dev.countersign.connector.ModelInputs;
import dev.countersign.taskkind.TaskKind;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Changes data, in one transaction. */
@Singleton
class SqlStatementConnector implements Connector {

    private static final int MOST = 1_000;

    private final ConnectorConfig config;
    private final ObjectMapper json;

    SqlStatementConnector(ConnectorConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    @Override
    public String name() {
        return "sql-statement";
    }

    @Override
    public Set<String> connectionTypes() {
        return Set.of("sql");
    }

    @Override
    public TaskKind kind() {
        return TaskKind.external(
                        "connector-sql-statement",
                        "SQL statement",
                        "Changes data in a database, in one transaction.",
                        1,
                        "connector",
                        List.of(
                                SqlFields.connection(),
                                SqlFields.statement(
                                        "One statement with named parameters such as :id, bound from param.id. What it returns are rows of the result.",
                                        "update sales set checked = true")))
                .accepting("param.*", "parameters");
    }

    @Override
    public void check(ModelInputs inputs, Consumer<String> problem) {
        SqlFields.check(inputs, problem);
    }

    @Override
    public ConnectorCall prepare(CallInputs inputs) {
        return new Change(
                inputs.connection(this),
                SqlParameters.read(inputs),
                config.maxResponse().asLongValue(),
                json);
    }

    private record Change(Connection connection, SqlParameters sql, long maxBytes, ObjectMapper json)
            implements ConnectorCall {

        @Override
        public boolean idempotent() {
            return false;
        }

        @Override
        public @Nullable Object run(CallContext context) throws Exception {
            return new SqlSession(connection, context, maxBytes).run(false, database -> {
                try (PreparedStatement statement =
                        database.prepareStatement(sql.sql().text())) {
                    sql.bind(statement, json);
                    if (statement.execute()) {
                        try (ResultSet rows = statement.getResultSet()) {
                            return SqlRows.read(rows, MOST, maxBytes);
                        }
                    }
                    return Map.of("updated", statement.getUpdateCount());
                }
            });
        }
    }
}
