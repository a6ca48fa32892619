package dev.countersign.notification;

/** The mail server has not accepted a mail, or cannot be reached. */
class MailNotAcceptedException extends RuntimeException {
    private final boolean serverAway;

    MailNotAcceptedException(boolean serverAway, Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
        this.serverAway = serverAway;
    }

    /** Whether the next mail would fare no better: there was no answer at all, as opposed to a refusal of this mail. */
    boolean serverAway() {
        return serverAway;
    }
}
