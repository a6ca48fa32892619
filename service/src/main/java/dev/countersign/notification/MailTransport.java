package dev.countersign.notification;

/** Hands a mail to the mail server. */
interface MailTransport {

    /**
     * Returns when the server has accepted the mail.
     *
     * @throws MailNotAcceptedException when it has not, or has not said so in time
     */
    void send(Notification notification);
}
