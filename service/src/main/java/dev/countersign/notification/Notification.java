package dev.countersign.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One mail to one person, in the outbox until the mail server has accepted it, and kept as a copy afterwards. */
@Entity
@Table(name = "notification")
class Notification {
    private static final int MAX_ERROR = 1_000;

    @Id
    @Column(name = "id")
    UUID id;

    /** Given by the database: the order in which a recipient gets mails. */
    @Column(name = "sequence", insertable = false, updatable = false)
    @Nullable
    Long sequence;

    @Column(name = "template", nullable = false)
    String template;

    @Column(name = "recipient_id")
    @Nullable
    String recipientId;

    @Column(name = "recipient_address", nullable = false)
    String recipientAddress;

    @Column(name = "subject", nullable = false)
    String subject;

    @Column(name = "text_body", nullable = false)
    String textBody;

    @Column(name = "html_body", nullable = false)
    String htmlBody;

    @Column(name = "state", nullable = false)
    @Enumerated(EnumType.STRING)
    NotificationState state = NotificationState.PENDING;

    @Column(name = "attempts", nullable = false)
    int attempts;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    /** From when on the mail is given up if it still cannot be sent. */
    @Column(name = "pending_since", nullable = false)
    Instant pendingSince;

    @Column(name = "next_attempt_at", nullable = false)
    Instant nextAttemptAt;

    @Column(name = "sent_at")
    @Nullable
    Instant sentAt;

    @Column(name = "last_error")
    @Nullable
    String lastError;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Notification() {}

    Notification(
            UUID id,
            String template,
            @Nullable String recipientId,
            String recipientAddress,
            RenderedMail mail,
            Instant now) {
        this.id = id;
        this.template = template;
        this.recipientId = recipientId;
        this.recipientAddress = recipientAddress;
        this.subject = mail.subject();
        this.textBody = mail.text();
        this.htmlBody = mail.html();
        this.createdAt = now;
        this.pendingSince = now;
        this.nextAttemptAt = now;
    }

    void sent(Instant now) {
        attempts++;
        state = NotificationState.SENT;
        sentAt = now;
        lastError = null;
    }

    void notSent(String reason, Instant now, MailConfig config) {
        attempts++;
        lastError = reason.length() <= MAX_ERROR ? reason : reason.substring(0, MAX_ERROR);
        if (!now.isBefore(pendingSince.plus(config.giveUpAfter()))) {
            state = NotificationState.FAILED;
        } else {
            nextAttemptAt = now.plus(backOff(attempts, config));
        }
    }

    /**
     * Puts a mail that was given up into the outbox again.
     *
     * @throws NotificationNotFailedException in any other state
     */
    void retry(Instant now) {
        if (state != NotificationState.FAILED) {
            throw new NotificationNotFailedException(id, state);
        }
        state = NotificationState.PENDING;
        attempts = 0;
        pendingSince = now;
        nextAttemptAt = now;
    }

    private static Duration backOff(int attempts, MailConfig config) {
        Duration wait = config.firstRetry().multipliedBy(1L << Math.min(attempts - 1, 20));
        return wait.compareTo(config.longestRetry()) < 0 ? wait : config.longestRetry();
    }
}
