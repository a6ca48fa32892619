package dev.countersign.notification;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends by SMTP through Quarkus' mailer. */
@ApplicationScoped
class MailerTransport {
    /** Closing, temporary and permanent failures of the sign-in (RFC 5321 and RFC 4954, section 6). */
    private static final Set<Integer> OF_THE_SERVER = Set.of(421, 432, 454, 530, 534, 535, 538);

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
            throw refusal(e);
        }
    }

    /** What is not about this mail - no answer, no sign-in, a server that closes - would go no better for the next one. */
    private static MailNotAcceptedException refusal(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException) { // an address that is none
                return new MailNotAcceptedException(false, true, failure);
            }
            if (cause instanceof SMTPException answer) {
                int code = answer.getReplyCode();
                boolean serverAway = OF_THE_SERVER.contains(code);
                return new MailNotAcceptedException(serverAway, !serverAway && code / 100 == 5, failure);
            }
        }
        return new MailNotAcceptedException(true, false, failure);
    }
}
