package dev.countersign.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The preferences of one person, as JSON. */
@Entity
@Table(name = "notification_preference")
class PreferenceRow {
    @Id
    @Column(name = "user_id")
    String userId;

    @Column(name = "settings", nullable = false)
    String settings;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected PreferenceRow() {}

    PreferenceRow(String userId, String settings, Instant updatedAt) {
        this.userId = userId;
        this.settings = settings;
        this.updatedAt = updatedAt;
    }
}
