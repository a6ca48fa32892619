package dev.countersign.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A stored document: never changed after it was written, because its name is the digest of its text. */
@Entity
@Table(name = "evidence")
class Evidence {

    @Id
    @Column(name = "digest")
    private String digest;

    @Column(name = "document")
    private String document;

    /** For Hibernate; rows are written by {@link EvidenceRepository#insertIfAbsent}. */
    protected Evidence() {}

    String digest() {
        return digest;
    }

    /** The canonical text that the digest was taken from. */
    String document() {
        return document;
    }
}
