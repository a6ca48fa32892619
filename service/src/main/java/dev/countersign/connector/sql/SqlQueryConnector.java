package dev.countersign.connector.sql;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.CallContext;
import dev.countersign.connector.CallInputs;
import dev.countersign.connector.Connection;
import dev.countersign.connector.Connector;
import dev.countersign.connector.ConnectorCall;
import dev.countersign.connector.ConnectorConfig;
import dev.countersign.connector.ModelInputs;
import dev.countersign.form.NamedSql;
import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskKind;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads rows, in a transaction that cannot write. */
@Singleton
class SqlQueryConnector implements Connector {

    private static final int MOST = 10_000;

    private final ConnectorConfig config;
    private final ObjectMapper json;

    SqlQueryConnector(ConnectorConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    @Override
    public String name() {
        return "sql-query";
    }

    @Override
    public Set<String> connectionTypes() {
        return Set.of("sql");
    }

    @Override
    public TaskKind kind() {
        return TaskKind.external(
                        "connector-sql-query",
                        "SQL query",
                        "Reads rows from a database.",
                        1,
                        "connector",
                        List.of(
                                SqlFields.connection(),
                                SqlFields.statement(
                                        "A query with named parameters such as :region, bound from param.region.",
                                        "select current_date as today"),
                                TaskField.input("maxRows", "Most rows", "Further ones are left out. Otherwise 1000.")
                                        .in("Statement")
                                        .shaped("^\\d{1,5}$", "Write a whole number from 1 to 10000.")))
                .accepting("param.*", "parameters");
    }

    @Override
    public void check(ModelInputs inputs, Consumer<String> problem) {
        SqlFields.check(inputs, problem);
        inputs.literal("sql")
                .ifPresent(sql -> SingleStatement.check(NamedSql.parse(sql).text()));
    }

    @Override
    public ConnectorCall prepare(CallInputs inputs) {
        SqlParameters sql = SqlParameters.read(inputs);
        SingleStatement.check(sql.sql().text());
        return new Query(
                inputs.connection(this),
                sql,
                inputs.number("maxRows", 1_000, 1, MOST),
                config.maxResponse().asLongValue(),
                json);
    }

    private record Query(Connection connection, SqlParameters sql, int maxRows, long maxBytes, ObjectMapper json)
            implements ConnectorCall {

        @Override
        public boolean idempotent() {
            return true;
        }

        @Override
        public @Nullable Object run(CallContext context) throws Exception {
            return new SqlSession(connection, context, maxBytes).run(true, database -> {
                try (PreparedStatement statement =
                        database.prepareStatement(sql.sql().text())) {
                    statement.setMaxRows(maxRows + 1);
                    statement.setFetchSize(50);
                    sql.bind(statement, json);
                    try (ResultSet rows = statement.executeQuery()) {
                        return SqlRows.read(rows, maxRows, maxBytes);
                    }
                }
            });
        }
    }
}
