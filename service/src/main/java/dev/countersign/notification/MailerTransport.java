package dev.countersign.notification;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends by SMTP through Quarkus' mailer. */
@ApplicationScoped
class MailerTransport {
    private final ReactiveMailer mailer;
    private final MailConfig config;
    private final String domain;

    MailerTransport(
            ReactiveMailer mailer,
            MailConfig config,
            @ConfigProperty(name = "countersign.public-url") Optional<String> publicUrl) {
        this.mailer = mailer;
        this.config = config;
        this.domain = publicUrl.map(url -> URI.create(url).getHost()).orElse("localhost");
    }

    /** @throws MailNotAcceptedException when the mail server has not accepted the mail */
    void send(Notification notification) {
        Mail mail = new Mail()
                .addTo(notification.recipientAddress)
                .setSubject(notification.subject)
                .setText(notification.textBody)
                .setHtml(notification.htmlBody)
                // The same for every attempt: a copy sent twice over a crash can be recognised, and mail clients do.
                .addHeader("Message-ID", "<" + notification.id + "@" + domain + ">")
                // Keeps out-of-office answers from coming back.
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("Content-Language", notification.language);
        try {
            mailer.send(mail).await().atMost(config.timeout());
        } catch (RuntimeException e) {
            throw new MailNotAcceptedException(!isAnswer(e), e);
        }
    }

    /** Whether the failure is about this mail: the server's answer to it, or an address that is none. */
    private static boolean isAnswer(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException || cause instanceof IllegalArgumentException) {
                return true;
            }
        }
        return false;
    }
}
