package dev.countersign.notification;

/** Hands a row of the outbox to whoever brings it to its reader. */
interface MailTransport {

    /**
     * Returns when it has been accepted.
     *
     * @throws MailNotAcceptedException when it has not, or nobody has said so in time
     */
    void send(Notification notification);
}
