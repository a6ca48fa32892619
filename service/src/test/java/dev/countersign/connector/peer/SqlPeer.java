package dev.countersign.connector.peer;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server with an empty database; an order is a statement, its answer the rows. */
final class SqlPeer implements LivePeer {

    private final EmbeddedPostgres server;

    SqlPeer() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @Override
    public Map<String, String> address() {
        return Map.of("url", "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres", "user", "postgres");
    }

    @Override
    public List<Map<String, Object>> ask(String order) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            List<Map<String, Object>> rows = new ArrayList<>();
            if (statement.execute(order)) {
                ResultSet results = statement.getResultSet();
                ResultSetMetaData columns = results.getMetaData();
                while (results.next()) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        row.put(columns.getColumnLabel(i), results.getObject(i));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }
}
