package dev.countersign.draft;

import dev.countersign.storage.StoredFile;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file that was uploaded for a form: for a task's or for a start form. With an instance once it has been sent. */
@Entity
@Table(name = "form_file")
class FormUpload {

    @Id
    @Column(name = "file_id")
    private UUID fileId;

    @Column(name = "uploaded_by", updatable = false)
    private String uploadedBy;

    @Column(name = "uploaded_at", updatable = false)
    private Instant uploadedAt;

    @Column(name = "task_id", updatable = false)
    private @Nullable String taskId;

    @Column(name = "definition_key", updatable = false)
    private @Nullable String definitionKey;

    @Column(name = "instance_id")
    private @Nullable String instanceId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected FormUpload() {}

    FormUpload(StoredFile file, @Nullable String taskId, @Nullable String definitionKey) {
        this.fileId = file.id();
        this.uploadedBy = file.uploadedBy();
        this.uploadedAt = file.uploadedAt();
        this.taskId = taskId;
        this.definitionKey = definitionKey;
    }

    boolean isOf(String userId) {
        return uploadedBy.equals(userId);
    }

    boolean isSent() {
        return instanceId != null;
    }

    boolean isSentWith(@Nullable String instance) {
        return instanceId != null && instanceId.equals(instance);
    }

    /** Whether it was uploaded for this task's form, or, without a task, for the start form of this process. */
    boolean isFor(@Nullable String task, String definition) {
        return task == null ? definition.equals(definitionKey) : task.equals(taskId);
    }

    @Nullable
    String instanceId() {
        return instanceId;
    }

    UUID fileId() {
        return fileId;
    }
}
