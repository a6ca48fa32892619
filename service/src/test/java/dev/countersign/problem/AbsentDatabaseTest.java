package dev.countersign.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbsentDatabaseTest {

    @ParameterizedTest
    @NullSource // the pool has no connection to give
    @ValueSource(strings = {"08006", "57P01", "53300", "58030", "55000"})
    void isBehindWhatComesOfAConnection(String state) {
        assertThat(AbsentDatabase.isBehind(new IllegalStateException(new SQLException("away", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "40P01", "42P01"})
    void isNotBehindWhatIsWrongWithAStatement(String state) {
        assertThat(AbsentDatabase.isBehind(new IllegalStateException(new SQLException("wrong", state))))
                .isFalse();
    }

    @Test
    void isSeenBesideACommitThatFailed() {
        Exception commit = new IllegalStateException("could not commit");
        commit.addSuppressed(new SQLException("This connection has been closed.", "08003"));

        assertThat(AbsentDatabase.isBehind(commit)).isTrue();
        assertThat(AbsentDatabase.isBehind(new IllegalStateException("no flow")))
                .isFalse();
    }
}
