package dev.countersign.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    Path dataDir;

    @Test
    void aServerThatOutlivedItsServiceIsAdoptedWithItsData() throws Exception {
        // given a service that was killed
        Process service = holder();
        String url = urlOf(service);
        execute(url, "create table kept (value int); insert into kept values (42)");
        assertThatThrownBy(() -> EmbeddedDatabase.start(dataDir))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Another service uses the data folder");
        service.destroyForcibly().waitFor();

        // when
        EmbeddedDatabase adopted = EmbeddedDatabase.start(dataDir);

        // then it is the same server, and stops in order
        assertThat(adopted.jdbcUrl()).isEqualTo(url);
        assertThat(query(url, "select value from kept")).isEqualTo(42);
        adopted.stop();
        assertThatThrownBy(() -> query(url, "select 1")).isInstanceOf(SQLException.class);

        // and a new one finds the data
        EmbeddedDatabase restarted = EmbeddedDatabase.start(dataDir);
        try {
            assertThat(query(restarted.jdbcUrl(), "select value from kept")).isEqualTo(42);
            assertThat(query(restarted.jdbcUrl(), "select (setting = 'on')::int from pg_settings where name = 'fsync'"))
                    .isEqualTo(1);
        } finally {
            restarted.stop();
        }
    }

    private Process holder() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        DatabaseHolder.class.getName(),
                        dataDir.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String urlOf(Process service) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(service.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("url=")) {
                return line.substring("url=".length());
            }
        }
        throw new IOException("The process ended without starting the database");
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int query(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }
}
