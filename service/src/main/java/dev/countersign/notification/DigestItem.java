package dev.countersign.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of a person's next digest. */
@Entity
@Table(name = "notification_digest_item")
class DigestItem {
    @Id
    @Column(name = "id")
    UUID id;

    @Column(name = "sequence", insertable = false, updatable = false)
    @Nullable
    Long sequence;

    @Column(name = "recipient_id", nullable = false)
    String recipientId;

    @Column(name = "kind", nullable = false)
    @Enumerated(EnumType.STRING)
    NoticeKind kind;

    @Column(name = "task_id")
    @Nullable
    String taskId;

    @Column(name = "title", nullable = false)
    String title;

    @Column(name = "link")
    @Nullable
    String link;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "due_at", nullable = false)
    Instant dueAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected DigestItem() {}

    DigestItem(String recipientId, Notice notice, Instant now, Instant dueAt) {
        this.id = UUID.randomUUID();
        this.recipientId = recipientId;
        this.kind = notice.kind();
        this.taskId = notice.place().taskId();
        this.title = notice.title();
        this.link = notice.link();
        this.createdAt = now;
        this.dueAt = dueAt;
    }
}
