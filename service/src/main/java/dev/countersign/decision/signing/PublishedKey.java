package dev.countersign.decision.signing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A public key that signatures of any time can be checked with. */
@Entity
@Immutable
@Table(name = "decision_signing_key")
class PublishedKey {

    @Id
    @Column(name = "key_id")
    private String keyId;

    @Column(name = "public_key")
    private String publicKey;

    @Column(name = "created_at")
    private Instant createdAt;

    /** For Hibernate; rows are written by {@link PublishedKeyRepository#insertIfAbsent}. */
    protected PublishedKey() {}

    SigningKeyView view() {
        return new SigningKeyView(keyId, publicKey, createdAt);
    }
}
