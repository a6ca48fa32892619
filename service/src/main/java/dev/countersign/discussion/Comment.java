package dev.countersign.discussion;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody said about a task. Never changed; its author can take the words back, and a gap is left. */
@Entity
@Table(name = "task_comment")
class Comment {

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "task_id")
    private String taskId;

    @Column(name = "instance_id")
    private String instanceId;

    @Column(name = "author")
    private String author;

    @Column(name = "text")
    private String text;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "deleted_at")
    @Nullable
    private Instant deletedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "task_comment_mention", joinColumns = @JoinColumn(name = "comment_id"))
    @Column(name = "user_id")
    private Set<String> mentions = new TreeSet<>();

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Comment() {}

    Comment(
            String taskId,
            String instanceId,
            String author,
            String text,
            Collection<String> mentions,
            Instant createdAt) {
        this.id = UUID.randomUUID();
        this.taskId = taskId;
        this.instanceId = instanceId;
        this.author = author;
        this.text = text;
        this.createdAt = createdAt;
        this.mentions.addAll(mentions);
    }

    /** Forgets the words for good; that there was a comment stays. */
    void delete(Instant now) {
        if (deletedAt == null) {
            deletedAt = now;
            text = "";
            mentions.clear();
        }
    }

    UUID id() {
        return id;
    }

    String taskId() {
        return taskId;
    }

    String author() {
        return author;
    }

    String text() {
        return text;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant deletedAt() {
        return deletedAt;
    }

    Set<String> mentions() {
        return new TreeSet<>(mentions);
    }
}
