package dev.countersign.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A browser's session. */
@Entity
@Table(name = "sign_in_session")
class SignInSession {
    /** A session's last request is noted this often, not with every request. */
    private static final Duration NOTE_EVERY = Duration.ofMinutes(1);

    @Id
    @Column(name = "token_hash")
    String tokenHash;

    @Column(name = "user_id", nullable = false)
    String userId;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "last_seen_at", nullable = false)
    Instant lastSeenAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected SignInSession() {}

    SignInSession(String tokenHash, String userId, Instant now) {
        this.tokenHash = tokenHash;
        this.userId = userId;
        this.createdAt = now;
        this.lastSeenAt = now;
    }

    boolean isOver(Instant now, Duration idle, Duration max) {
        return !now.isBefore(lastSeenAt.plus(idle)) || !now.isBefore(createdAt.plus(max));
    }

    void seen(Instant now) {
        if (lastSeenAt.plus(NOTE_EVERY).isBefore(now)) {
            lastSeenAt = now;
        }
    }
}
