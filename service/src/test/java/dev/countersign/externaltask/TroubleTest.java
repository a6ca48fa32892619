package dev.countersign.externaltask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.operaton.bpm.engine.BadUserRequestException;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.ProcessEngineException;

class TroubleTest {

    static Stream<Arguments> troubles() {
        return Stream.of(
                arguments("an expression fails", new ProcessEngineException("no nobody"), false),
                arguments("a value is too large", new BadUserRequestException("too large"), false),
                arguments("a step is nested too deep", new StackOverflowError(), false),
                arguments("a fault of the service", new IllegalStateException("x"), false),
                arguments("the data are wrong", engine(sql("22021")), false),
                arguments("a row is there already", engine(sql("23505")), false),
                arguments("an earlier statement failed", engine(sql("25P02")), false),
                arguments("somebody was faster", new OptimisticLockingException("x"), true),
                arguments("somebody was faster, below", new IllegalStateException(lock()), true),
                arguments("the connection is cut", engine(sql("08006")), true),
                arguments("the administrator cut it", new PersistenceException(sql("57P01")), true),
                arguments("no connections are let in", engine(sql("55000")), true),
                arguments("two wait for each other", engine(sql("40P01")), true),
                arguments("the pool has none", engine(new SQLException("Acquisition timeout")), true),
                arguments("the commit failed", new IllegalStateException(commit(new XAException("gone"))), true),
                arguments("the commit failed by the data", new IllegalStateException(commit(sql("22021"))), false),
                arguments("no memory is left", new OutOfMemoryError(), true));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("troubles")
    void onlyTroubleThatPassesByItselfDoes(String name, Throwable thrown, boolean passes) {
        assertThat(Trouble.passes(thrown)).isEqualTo(passes);
    }

    @Test
    void theReasonIsWhereItBegan() {
        assertThat(Trouble.reason(engine(sql("08006")))).isEqualTo("state 08006");
        assertThat(Trouble.reason(new IllegalStateException(new StackOverflowError())))
                .isEqualTo("StackOverflowError");
    }

    private static OptimisticLockingException lock() {
        return new OptimisticLockingException("x");
    }

    private static ProcessEngineException engine(Exception cause) {
        return new ProcessEngineException("the engine failed", cause);
    }

    private static SQLException sql(String state) {
        return new SQLException("state " + state, state);
    }

    /** As the transaction manager puts it: the reason beside it, not below. */
    private static RollbackException commit(Exception reason) {
        RollbackException rollback = new RollbackException("could not commit");
        rollback.addSuppressed(reason);
        return rollback;
    }
}
