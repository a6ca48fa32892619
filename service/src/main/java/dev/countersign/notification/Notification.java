package dev.countersign.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one person, or one message to a webhook: in the outbox until it has been accepted, and kept as a copy
 * afterwards.
 */
@Entity
@Table(name = "notification")
class Notification {
    private static final int MAX_ERROR = 1_000;
    private static final int MOST_REFUSALS = 3;
    private static final Pattern SECRET = Pattern.compile("(/mail-decision/)[A-Za-z0-9_-]{43}");

    @Id
    @Column(name = "id")
    UUID id;

    /** Given by the database: the order in which a recipient gets mails. */
    @Column(name = "sequence", insertable = false, updatable = false)
    @Nullable
    Long sequence;

    @Column(name = "template", nullable = false)
    String template;

    /** Null for what is of no single kind: a digest. */
    @Column(name = "kind")
    @Enumerated(EnumType.STRING)
    @Nullable
    NoticeKind kind;

    @Column(name = "channel", nullable = false)
    @Enumerated(EnumType.STRING)
    Delivery channel;

    @Column(name = "task_id")
    @Nullable
    String taskId;

    @Column(name = "instance_id")
    @Nullable
    String instanceId;

    @Column(name = "definition_key")
    @Nullable
    String definitionKey;

    @Column(name = "language", nullable = false)
    String language;

    @Column(name = "recipient_id")
    @Nullable
    String recipientId;

    /** Those who read a room together, each between commas; null for one reader. */
    @Column(name = "readers")
    @Nullable
    String readers;

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

    /** Quiet hours, a suspended run: it is not even tried before. */
    @Column(name = "not_before", nullable = false)
    Instant notBefore;

    @Column(name = "sent_at")
    @Nullable
    Instant sentAt;

    /** Null unless cancelled. */
    @Column(name = "cancel_reason")
    @Enumerated(EnumType.STRING)
    @Nullable
    CancelReason cancelReason;

    @Column(name = "last_error")
    @Nullable
    String lastError;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Notification() {}

    Notification(String template, NoticeAddress address, RenderedMail mail, Instant now) {
        this.id = UUID.randomUUID();
        this.template = template;
        this.kind = address.kind();
        this.channel = address.channel();
        this.recipientId = address.recipientId();
        this.recipientAddress = address.address();
        this.language = mail.language();
        this.subject = mail.subject();
        this.textBody = mail.text();
        this.htmlBody = mail.html();
        this.createdAt = now;
        this.pendingSince = address.notBefore();
        this.nextAttemptAt = address.notBefore();
        this.notBefore = address.notBefore();
    }

    Notification readBy(Collection<String> ids) {
        readers = "," + String.join(",", ids) + ",";
        return this;
    }

    Notification about(NoticePlace place) {
        taskId = place.taskId();
        instanceId = place.instanceId();
        definitionKey = place.definitionKey();
        return this;
    }

    void sent(Instant now) {
        attempts++;
        state = NotificationState.SENT;
        sentAt = now;
        lastError = null;
        forgetSecrets();
    }

    void notSent(MailNotAcceptedException refusal, Instant now, MailConfig config) {
        failedOnce(refusal);
        if (refusal.isFinal() || isTooOld(now, config) || refusal.isPermanent() && attempts >= MOST_REFUSALS) {
            state = NotificationState.FAILED;
            return;
        }
        Instant next = now.plus(backOff(attempts, config));
        nextAttemptAt = refusal.retryAfter()
                .map(now::plus)
                .filter(asked -> asked.isAfter(next))
                .orElse(next);
        if (!refusal.serverAway() && channel == Delivery.MAIL) {
            notBefore = nextAttemptAt; // it is about this mail: the recipient's others do not wait for it
        }
    }

    /** It could not be dealt with, which is no fault of the server's: the recipient's other mails do not wait for it. */
    void putOff(Throwable problem, Instant now, MailConfig config) {
        failedOnce(problem);
        if (isTooOld(now, config)) {
            state = NotificationState.FAILED;
            return;
        }
        nextAttemptAt = now.plus(backOff(attempts, config));
        notBefore = nextAttemptAt;
    }

    private void failedOnce(Throwable problem) {
        attempts++;
        String reason = String.valueOf(problem.getMessage());
        lastError = reason.length() <= MAX_ERROR ? reason : reason.substring(0, MAX_ERROR);
    }

    private boolean isTooOld(Instant now, MailConfig config) {
        return !now.isBefore(pendingSince.plus(config.giveUpAfter()));
    }

    /** There is nothing left to say. */
    void cancel(CancelReason code, String reason) {
        state = NotificationState.CANCELLED;
        cancelReason = code;
        lastError = reason;
    }

    /** The copy that is kept does not let anybody decide. */
    private void forgetSecrets() {
        textBody = SECRET.matcher(textBody).replaceAll("$1…");
        htmlBody = SECRET.matcher(htmlBody).replaceAll("$1…");
    }

    /** Its reader has quiet hours, or the run is suspended: it grows old only from then on. */
    void waitUntil(Instant end) {
        notBefore = end;
        nextAttemptAt = end;
        pendingSince = end;
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
