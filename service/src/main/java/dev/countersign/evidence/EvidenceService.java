package dev.countersign.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Stores and finds evidence documents. */
@ApplicationScoped
public class EvidenceService {

    /** Size of the canonical text in bytes of UTF-8. */
    static final int MAX_BYTES = 512 * 1024;

    private final EvidenceRepository repository;
    private final LineageService lineage;
    private final ObjectMapper json;

    EvidenceService(EvidenceRepository repository, LineageService lineage, ObjectMapper json) {
        this.repository = repository;
        this.lineage = lineage;
        this.json = json;
    }

    /**
     * Validates a document, stores its canonical form unless it is there already, and returns its digest.
     *
     * @return SHA-256 of the canonical form, 64 lower-case hexadecimal digits
     * @throws InvalidEvidenceException naming every place that is wrong
     */
    @Transactional
    public String store(JsonNode document) {
        List<Violation> violations = EvidenceDocument.check(document);
        if (!violations.isEmpty()) {
            throw new InvalidEvidenceException(violations);
        }
        String canonical = canonical(document);
        int bytes = canonical.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new InvalidEvidenceException(List.of(Violation.inBody(
                    "", "The document has %,d bytes; at most %,d are allowed.".formatted(bytes, MAX_BYTES))));
        }
        String digest = CanonicalJson.digest(canonical);
        repository.insertIfAbsent(digest, canonical);
        lineage.madeFrom(digest, document.path("sources"));
        return digest;
    }

    /** The document with this digest, exactly as it was stored. */
    @Transactional
    public Optional<JsonNode> find(String digest) {
        return repository.findByIdOptional(digest).map(this::read);
    }

    /** The text that the digest is taken from. */
    @Transactional
    public Optional<String> text(String digest) {
        return repository.findByIdOptional(digest).map(Evidence::document);
    }

    private static String canonical(JsonNode document) {
        try {
            return CanonicalJson.write(document);
        } catch (IllegalArgumentException e) {
            throw new InvalidEvidenceException(
                    List.of(Violation.inBody("", "Has no canonical form: " + e.getMessage())));
        }
    }

    private JsonNode read(Evidence evidence) {
        try {
            return json.readTree(evidence.document());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("evidence " + evidence.digest() + " is stored in a broken form", e);
        }
    }
}
