package dev.countersign.externaltask;

import jakarta.transaction.HeuristicCommitException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javax.transaction.xa.XAException;
import org.operaton.bpm.engine.OptimisticLockingException;

/**
 * Why the engine did not take what it was told. Some trouble passes by itself: the database is away, somebody else has
 * just changed the process. Everything else comes back each time, and a person has to see to it.
 */
public final class Trouble {

    /** Classes of SQL states that say that the statement or its data are wrong, not the database. */
    private static final Set<String> WRONG_STATEMENT = Set.of("0A", "21", "22", "23", "42", "44", "54");

    /** A statement after another one that failed: says nothing about the reason. */
    private static final String AFTER_A_FAILURE = "25P02";

    private static final List<Class<? extends Throwable>> NO_COMMIT = List.of(
            RollbackException.class,
            HeuristicCommitException.class,
            HeuristicMixedException.class,
            HeuristicRollbackException.class,
            SystemException.class,
            XAException.class);

    private Trouble() {}

    /** Whether the same may go well a little later, without anybody doing anything about it. */
    public static boolean passes(Throwable thrown) {
        Set<Throwable> all = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(thrown, all);
        if (all.stream().anyMatch(each -> each instanceof OptimisticLockingException || isOfTheMachine(each))) {
            return true;
        }
        List<SQLException> database = all.stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .toList();
        return database.isEmpty()
                ? all.stream().anyMatch(each -> NO_COMMIT.stream().anyMatch(type -> type.isInstance(each)))
                : database.stream().anyMatch(Trouble::isOfTheDatabase);
    }

    /** Where it began says more than what was wrapped around it. */
    public static String reason(Throwable thrown) {
        Throwable last = thrown;
        while (last.getCause() != null && last.getCause() != last) {
            last = last.getCause();
        }
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }

    /** A nesting without end is a fault of what was run; the others are not. */
    private static boolean isOfTheMachine(Throwable thrown) {
        return thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError);
    }

    /** Without a state it comes from the driver or the pool: no connection was to be had. */
    private static boolean isOfTheDatabase(SQLException thrown) {
        String state = thrown.getSQLState();
        return state == null
                || state.length() < 2
                || (!state.equals(AFTER_A_FAILURE) && !WRONG_STATEMENT.contains(state.substring(0, 2)));
    }

    private static void collect(Throwable thrown, Set<Throwable> all) {
        if (all.add(thrown)) {
            if (thrown.getCause() != null) {
                collect(thrown.getCause(), all);
            }
            for (Throwable suppressed : thrown.getSuppressed()) {
                collect(suppressed, all);
            }
        }
    }
}
