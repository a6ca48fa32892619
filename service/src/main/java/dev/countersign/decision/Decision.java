package dev.countersign.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.evidence.CanonicalJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One link of the chain. Its hash covers every other column, the hash of the link before it among them. */
@Entity
@Immutable
@Table(name = "decision")
class Decision {

    /** The hash before the first record. */
    static final String GENESIS = "0".repeat(64);

    @Id
    private long sequence;

    @Column(name = "id")
    private UUID id;

    @Column(name = "instance_id")
    private String instanceId;

    @Column(name = "definition_key")
    private String definitionKey;

    @Column(name = "business_key")
    private @Nullable String businessKey;

    @Column(name = "task_id")
    private String taskId;

    @Column(name = "task_key")
    private String taskKey;

    @Column(name = "task_name")
    private @Nullable String taskName;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "outcome")
    private @Nullable String outcome;

    @Column(name = "comment")
    private @Nullable String comment;

    @Column(name = "data")
    private String data;

    @Column(name = "evidence_digest")
    private @Nullable String evidenceDigest;

    @Column(name = "kind")
    private @Nullable String kind;

    @Column(name = "previous_hash")
    private String previousHash;

    @Column(name = "hash")
    private String hash;

    protected Decision() {}

    /** @param decidedAt kept to the microsecond, as the database does, so that the hash can be taken again */
    Decision(NewDecision decision, Instant decidedAt, long sequence, String previousHash) {
        DecidedTask task = decision.task();
        this.sequence = sequence;
        this.id = decision.id();
        this.instanceId = task.instanceId();
        this.definitionKey = task.definitionKey();
        this.businessKey = task.businessKey();
        this.taskId = task.taskId();
        this.taskKey = task.taskKey();
        this.taskName = task.taskName();
        this.decidedBy = decision.decidedBy();
        this.decidedAt = decidedAt.truncatedTo(ChronoUnit.MICROS);
        this.outcome = decision.outcome();
        this.comment = decision.comment();
        this.data = CanonicalJson.write(decision.data());
        this.evidenceDigest = decision.evidenceDigest();
        this.kind =
                decision.kind() == DecisionKind.TASK ? null : decision.kind().code();
        this.previousHash = previousHash;
        this.hash = computeHash();
    }

    /** SHA-256 over the canonical JSON of the record. */
    final String computeHash() {
        return CanonicalJson.digest(CanonicalJson.write(hashed()));
    }

    /**
     * The members that the hash covers. The data goes in as text: its spelling counts too. A kind is a member only where
     * there is one, so that records from before there were kinds keep their hash.
     */
    final ObjectNode hashed() {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put("sequence", sequence);
        record.put("id", id.toString());
        record.put("instanceId", instanceId);
        record.put("definitionKey", definitionKey);
        record.put("businessKey", businessKey);
        record.put("taskId", taskId);
        record.put("taskKey", taskKey);
        record.put("taskName", taskName);
        record.put("decidedBy", decidedBy);
        record.put("decidedAt", decidedAt.toString());
        record.put("outcome", outcome);
        record.put("comment", comment);
        record.put("data", data);
        record.put("evidenceDigest", evidenceDigest);
        record.put("previousHash", previousHash);
        if (kind != null) {
            record.put("kind", kind);
        }
        return record;
    }

    /** The record as exports and reports carry it: what the hash covers, and the hash. */
    ObjectNode exported() {
        return hashed().put("hash", hash);
    }

    /** Whether this record stands unchanged right after a link with the given number and hash. */
    boolean follows(long previousSequence, String expectedPreviousHash) {
        return sequence == previousSequence + 1
                && previousHash.equals(expectedPreviousHash)
                && hash.equals(computeHash());
    }

    long sequence() {
        return sequence;
    }

    String hash() {
        return hash;
    }

    DecisionView view(JsonNode parsedData) {
        return new DecisionView(
                id,
                sequence,
                instanceId,
                definitionKey,
                businessKey,
                taskId,
                taskKey,
                taskName,
                decidedBy,
                decidedAt,
                outcome,
                comment,
                parsedData,
                evidenceDigest,
                kind,
                previousHash,
                hash);
    }

    String data() {
        return data;
    }
}
