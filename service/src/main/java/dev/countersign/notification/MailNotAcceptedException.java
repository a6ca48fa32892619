package dev.countersign.notification;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mail server or a webhook has not accepted a message, or cannot be reached. */
class MailNotAcceptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean serverAway;
    private final boolean isFinal;
    private final boolean isPermanent;
    private final @Nullable Duration retryAfter;

    /** @param isPermanent whether the server says that it will not take this mail later either */
    MailNotAcceptedException(boolean serverAway, boolean isPermanent, Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
        this.serverAway = serverAway;
        this.isFinal = false;
        this.isPermanent = isPermanent;
        this.retryAfter = null;
    }

    private MailNotAcceptedException(String message, boolean isFinal, @Nullable Duration retryAfter) {
        super(message);
        this.serverAway = false;
        this.isFinal = isFinal;
        this.isPermanent = false;
        this.retryAfter = retryAfter;
    }

    /** It may go better later; not before {@code retryAfter}, if that was said. */
    static MailNotAcceptedException forNow(String message, @Nullable Duration retryAfter) {
        return new MailNotAcceptedException(message, false, retryAfter);
    }

    /** This message will never be accepted. */
    static MailNotAcceptedException forGood(String message) {
        return new MailNotAcceptedException(message, true, null);
    }

    /** Whether the next mail would fare no better: there was no answer at all, as opposed to a refusal of this mail. */
    boolean serverAway() {
        return serverAway;
    }

    boolean isFinal() {
        return isFinal;
    }

    /** The same answer several times is the last word; once may be a mistake in the server's settings. */
    boolean isPermanent() {
        return isPermanent;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
