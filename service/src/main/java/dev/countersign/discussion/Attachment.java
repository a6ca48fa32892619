package dev.countersign.discussion;

import dev.countersign.storage.StoredFile;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That somebody attached a file to a task; stays when the file is removed again. */
@Entity
@Table(name = "task_attachment")
class Attachment {

    @Id
    @Column(name = "file_id")
    private UUID fileId;

    @Column(name = "task_id")
    private String taskId;

    @Column(name = "instance_id")
    private String instanceId;

    @Column(name = "name")
    private String name;

    @Column(name = "media_type")
    private String mediaType;

    @Column(name = "size")
    private long size;

    @Column(name = "sha256")
    private String sha256;

    @Column(name = "uploaded_by")
    private String uploadedBy;

    @Column(name = "uploaded_at")
    private Instant uploadedAt;

    @Column(name = "removed_at")
    @Nullable
    private Instant removedAt;

    @Column(name = "removed_by")
    @Nullable
    private String removedBy;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Attachment() {}

    Attachment(StoredFile file, String instanceId) {
        this.fileId = file.id();
        this.taskId = file.ownerId();
        this.instanceId = instanceId;
        this.name = file.name();
        this.mediaType = file.mediaType();
        this.size = file.size();
        this.sha256 = file.sha256();
        this.uploadedBy = file.uploadedBy();
        this.uploadedAt = file.uploadedAt();
    }

    void remove(String user, Instant now) {
        removedBy = user;
        removedAt = now;
    }

    UUID fileId() {
        return fileId;
    }

    String taskId() {
        return taskId;
    }

    String name() {
        return name;
    }

    String uploadedBy() {
        return uploadedBy;
    }

    Instant uploadedAt() {
        return uploadedAt;
    }

    @Nullable
    Instant removedAt() {
        return removedAt;
    }

    @Nullable
    String removedBy() {
        return removedBy;
    }

    AttachmentView view(boolean removable) {
        return new AttachmentView(fileId, name, mediaType, size, sha256, uploadedBy, uploadedAt, removable);
    }
}
