package dev.countersign.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What is known about a stored file, and which backend has its content. */
@Entity
@Table(name = "stored_file")
class FileRow {

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "name")
    private String name;

    @Column(name = "media_type")
    private String mediaType;

    @Column(name = "size")
    private long size;

    @Column(name = "sha256")
    private String sha256;

    @Column(name = "purpose")
    private String purpose;

    @Column(name = "owner_id")
    private String ownerId;

    @Column(name = "uploaded_by")
    private String uploadedBy;

    @Column(name = "uploaded_at")
    private Instant uploadedAt;

    @Column(name = "backend")
    @Enumerated(EnumType.STRING)
    private StorageConfig.Backend backend;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected FileRow() {}

    FileRow(StoredFile file, StorageConfig.Backend backend) {
        this.id = file.id();
        this.name = file.name();
        this.mediaType = file.mediaType();
        this.size = file.size();
        this.sha256 = file.sha256();
        this.purpose = file.purpose();
        this.ownerId = file.ownerId();
        this.uploadedBy = file.uploadedBy();
        this.uploadedAt = file.uploadedAt();
        this.backend = backend;
    }

    StoredFile toStoredFile() {
        return new StoredFile(id, name, mediaType, size, sha256, purpose, ownerId, uploadedBy, uploadedAt);
    }

    StorageConfig.Backend backend() {
        return backend;
    }
}
