package dev.countersign.sensor.probe;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.secret.NamedSecrets;
import dev.countersign.connector.secret.Redaction;
import dev.countersign.connector.sql.SqlReading;
import dev.countersign.externaltask.TaskInputs;
import dev.countersign.form.NamedSql;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Waits until a configured query says so. Models name queries and bind values; they do not write SQL. */
@Singleton
class SqlProbe implements Probe {

    /** The server breaks a query off itself; only when it does not, the connection is given up. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final int LONGEST = 1_000;

    private final ProbeConfig config;
    private final Connected connected;
    private final NamedSecrets secrets;
    private final DataSource own;

    SqlProbe(ProbeConfig config, Connected connected, NamedSecrets secrets, DataSource own) {
        this.config = config;
        this.connected = connected;
        this.secrets = secrets;
        this.own = own;
    }

    @Override
    public String kind() {
        return "sql";
    }

    @Override
    public void check(TaskInputs inputs) {
        if (!Connected.named(inputs)) {
            inputs.require("query").map(this::query).ifPresent(query -> password(query, new Redaction()));
            return;
        }
        connected.check(inputs, "sql", "query");
        inputs.require("sql");
        NamedSql sql = NamedSql.parse(
                inputs.known("sql")
                        .orElseThrow(
                                () -> new IllegalArgumentException(
                                        "sql must be written in the model, without expressions: values are parameters such as :id, bound from 'param.id'.")));
        sql.parameters().stream()
                .filter(name -> !inputs.values().containsKey("param." + name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("The input parameter 'param.%s' is missing.".formatted(name));
                });
    }

    @Override
    public String target(TaskInputs inputs) {
        return inputs.known("query").orElseGet(() -> inputs.text(Connected.INPUT));
    }

    @Override
    public String peer(TaskInputs inputs) {
        if (Connected.named(inputs)) {
            return Connected.peer(inputs);
        }
        Optional<String> url = query(inputs.text("query")).jdbcUrl();
        return "database " + url.map(text -> text.replaceAll("[?].*", "")).orElse("of the service");
    }

    @Override
    public Answer look(TaskInputs inputs, CallContext context) throws InterruptedException {
        if (Connected.named(inputs)) {
            return connected.look(
                    inputs,
                    "sql",
                    context,
                    (connection, within) -> SqlReading.read(
                            connection,
                            within,
                            database -> answer(
                                    database,
                                    connection.name(),
                                    NamedSql.parse(inputs.text("sql")),
                                    inputs.below("param."))));
        }
        String name = inputs.text("query");
        ProbeConfig.Query query = query(name);
        try (Connection connection = connection(query, context.redaction());
                LentConnection lent = new LentConnection(connection)) {
            context.closeAtTimeout(lent::abort);
            int usual = connection.getNetworkTimeout();
            // for a server that has gone: one that is there keeps to the time-out of the statement
            connection.setNetworkTimeout(Runnable::run, patience(query));
            connection.setAutoCommit(false);
            try (Statement control = connection.createStatement()) {
                control.execute("set transaction read only");
                control.execute(
                        "set local statement_timeout = " + query.timeout().toMillis());
                return answer(connection, name, NamedSql.parse(query.sql()), inputs.below("param."));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setNetworkTimeout(Runnable::run, usual);
            }
        } catch (SQLException e) {
            throw new ProbeException(context.redaction().clean("The query failed: " + e.getMessage()), e);
        }
    }

    private static Answer answer(Connection connection, String name, NamedSql sql, Map<String, Object> values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            statement.setMaxRows(1);
            for (int i = 0; i < sql.parameters().size(); i++) {
                bind(statement, i + 1, values.get(sql.parameters().get(i)));
            }
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Answer.notYet("The query gives no row.");
                }
                Object first = rows.getObject(1);
                if (rows.getMetaData().getColumnCount() == 1 && !isTrue(first)) {
                    return Answer.notYet("The query gives " + first + ".");
                }
                return new Answer(
                        "The query gives " + first + ".",
                        List.of(new Finding(name, 1, null, String.valueOf(first))),
                        first == null ? Map.of() : Map.of("value", small(first)));
            }
        }
    }

    /** Numbers and truth values as such, anything else as text. */
    private static Object small(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        String text = value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static boolean isTrue(@Nullable Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).signum() != 0;
        }
        if (value instanceof Boolean truth) {
            return truth;
        }
        // what a driver or a query turns a truth value into
        return value instanceof String text
                && (text.strip().equalsIgnoreCase("true") || text.strip().equalsIgnoreCase("t"));
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value instanceof Boolean || value instanceof Integer || value instanceof Long || value instanceof Double) {
            statement.setObject(index, value);
        } else {
            statement.setString(index, value == null ? null : value.toString());
        }
    }

    private Connection connection(ProbeConfig.Query query, Redaction redaction) throws SQLException {
        if (query.jdbcUrl().isEmpty()) {
            return own.getConnection();
        }
        Properties properties = new Properties();
        query.username().ifPresent(user -> properties.setProperty("user", user));
        password(query, redaction).ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("socketTimeout", Integer.toString(Math.max(1, patience(query) / 1_000)));
        return DriverManager.getConnection(query.jdbcUrl().get(), properties);
    }

    /** @throws IllegalArgumentException when the secret that it names is not there */
    private Optional<String> password(ProbeConfig.Query query, Redaction redaction) {
        return query.password().map(text -> secrets.fill(text, redaction));
    }

    /** Milliseconds in which the server has to send something. */
    private static int patience(ProbeConfig.Query query) {
        return Math.toIntExact(Math.min(query.timeout().plus(GRACE).toMillis(), Integer.MAX_VALUE));
    }

    private ProbeConfig.Query query(String name) {
        return Optional.ofNullable(config.query().get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no query '%s': an administrator sets countersign.sensor.probe.query.%s.sql."
                                .formatted(name, name)));
    }
}
