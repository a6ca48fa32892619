package dev.countersign.connector;

import dev.countersign.connector.secret.Redaction;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A call that did not give what it should, with the reason for a person. */
public class ConnectorFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");

    /** What the other side knows of the call. */
    public enum Reach {
        /** Nothing: it was never sent. */
        NOT_SENT,
        /** Nobody knows. */
        UNKNOWN,
        /** It answered. */
        ANSWERED
    }

    private final String code;
    private final Reach reach;
    private final String details;
    private final int status;

    private ConnectorFailure(
            String code, Reach reach, String message, String details, int status, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.reach = reach;
        this.details = details;
        this.status = status;
    }

    /** A failure that has no status. The code is short and stable, such as {@code dns}. */
    public static ConnectorFailure of(String code, Reach reach, String message, @Nullable Throwable cause) {
        return new ConnectorFailure(code, reach, message, "", 0, cause);
    }

    /** An answer with a status that was not expected; {@code details} is the beginning of what came with it. */
    public static ConnectorFailure status(int status, String message, String details) {
        return new ConnectorFailure("status", Reach.ANSWERED, message, details, status, null);
    }

    /** What came back cannot be used. */
    public static ConnectorFailure answer(String code, String message) {
        return new ConnectorFailure(code, Reach.ANSWERED, message, "", 0, null);
    }

    /** The same without secrets, and without what the database or a log cannot hold. */
    static ConnectorFailure redacted(ConnectorFailure failure, Redaction redaction) {
        ConnectorFailure clean = new ConnectorFailure(
                failure.code,
                failure.reach,
                printable(redaction.clean(String.valueOf(failure.getMessage()))),
                printable(redaction.clean(failure.details)),
                failure.status,
                null);
        clean.setStackTrace(failure.getStackTrace());
        return clean;
    }

    private static String printable(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }

    /** The reason for people. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    public String code() {
        return code;
    }

    public Reach reach() {
        return reach;
    }

    public String details() {
        return details;
    }

    /** The status of the answer, where the protocol has one. */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }
}
