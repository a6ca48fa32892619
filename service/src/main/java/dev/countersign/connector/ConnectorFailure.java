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
    private final boolean made;

    private ConnectorFailure(
            String code,
            Reach reach,
            String message,
            String details,
            int status,
            boolean made,
            @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.reach = reach;
        this.details = details;
        this.status = status;
        this.made = made;
    }

    /** A failure that has no status. The code is short and stable, such as {@code dns}. */
    public static ConnectorFailure of(String code, Reach reach, String message, @Nullable Throwable cause) {
        return new ConnectorFailure(code, reach, message, "", 0, false, cause);
    }

    /** An answer with a status that was not expected; {@code details} is the beginning of what came with it. */
    public static ConnectorFailure status(int status, String message, String details) {
        return new ConnectorFailure("status", Reach.ANSWERED, message, details, status, status / 100 == 2, null);
    }

    /** The call was made, only what came back cannot be used. */
    public static ConnectorFailure answer(String code, String message) {
        return new ConnectorFailure(code, Reach.ANSWERED, message, "", 0, true, null);
    }

    /** The other side says that what it was asked for has failed; {@code details} is the beginning of what came back. */
    public static ConnectorFailure answer(String code, String message, String details) {
        return new ConnectorFailure(code, Reach.ANSWERED, message, details, 0, false, null);
    }

    /** The same without secrets, and without what the database or a log cannot hold. */
    static ConnectorFailure redacted(ConnectorFailure failure, Redaction redaction) {
        ConnectorFailure clean = new ConnectorFailure(
                failure.code,
                failure.reach,
                printable(redaction.clean(String.valueOf(failure.getMessage()))),
                printable(redaction.clean(failure.details)),
                failure.status,
                failure.made,
                null);
        clean.setStackTrace(failure.getStackTrace());
        return clean;
    }

    /** The same for a call that must not be made twice: people learn that only its answer is missing. */
    static ConnectorFailure tookEffect(ConnectorFailure failure) {
        return new ConnectorFailure(
                failure.code,
                Reach.ANSWERED,
                "The call was made and took effect; its answer cannot be used: " + failure.getMessage(),
                failure.details,
                failure.status,
                true,
                failure);
    }

    private static String printable(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }

    /** The reason for people. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Whether the other side did what it was asked for, and only its answer is of no use. */
    boolean made() {
        return made;
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
