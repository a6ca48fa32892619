package dev.countersign.connector.mongodb;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the driver's exceptions mean for the call. */
final class MongoFailures {

    /** The driver says why no server was found at the end of a long description. */
    private static final Pattern CAUSE = Pattern.compile("caused by \\{([^{}]*)}");

    private MongoFailures() {}

    static ConnectorFailure read(String connection, MongoException e) {
        if (e instanceof MongoSecurityException) {
            return ConnectorFailure.of(
                    "sign-in",
                    Reach.NOT_SENT,
                    "The database of '%s' refuses the user or password: %s".formatted(connection, cause(e)),
                    e);
        }
        if (e instanceof MongoSocketReadTimeoutException || e instanceof MongoExecutionTimeoutException) {
            return ConnectorFailure.of(
                    "timeout", Reach.UNKNOWN, "The database of '%s' did not finish in time.".formatted(connection), e);
        }
        if (e instanceof MongoTimeoutException) {
            return ConnectorFailure.of(
                    "connect-timeout",
                    Reach.NOT_SENT,
                    "No server of '%s' could be reached in time. %s".formatted(connection, cause(e)),
                    e);
        }
        if (e instanceof MongoSocketOpenException) {
            return ConnectorFailure.of(
                    "refused",
                    Reach.NOT_SENT,
                    "There is no connection to the database of '%s': %s".formatted(connection, cause(e)),
                    e);
        }
        if (e instanceof MongoSocketException) {
            return ConnectorFailure.of(
                    "connection-lost",
                    Reach.UNKNOWN,
                    "The connection to the database of '%s' broke: %s".formatted(connection, cause(e)),
                    e);
        }
        return ConnectorFailure.of(
                "mongodb",
                e instanceof MongoServerException ? Reach.ANSWERED : Reach.UNKNOWN,
                "The database of '%s' refuses it (%d). %s".formatted(connection, e.getCode(), words(e)),
                e);
    }

    private static String words(MongoException e) {
        if (e instanceof MongoBulkWriteException bulk) {
            boolean known = !bulk.getWriteErrors().isEmpty();
            // they are inserted in their order, up to the first that is refused
            int done = known
                    ? bulk.getWriteErrors().get(0).getIndex()
                    : bulk.getWriteResult().getInsertedCount();
            String first = known ? bulk.getWriteErrors().get(0).getMessage() : bulk.getMessage();
            return "%s Before it %d documents were inserted.".formatted(first, done);
        }
        if (e instanceof MongoWriteException write) {
            return write.getError().getMessage();
        }
        return e instanceof MongoCommandException command ? command.getErrorMessage() : String.valueOf(e.getMessage());
    }

    private static String cause(MongoException e) {
        Matcher cause = CAUSE.matcher(String.valueOf(e.getMessage()));
        if (cause.find()) {
            return cause.group(1);
        }
        if (e.getCause() instanceof MongoCommandException command) {
            return command.getErrorMessage();
        }
        return e.getCause() == null
                ? String.valueOf(e.getMessage())
                : String.valueOf(e.getCause().getMessage());
    }
}
