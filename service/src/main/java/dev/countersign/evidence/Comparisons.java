package dev.countersign.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.evidence.compare.EvidenceComparison;
import dev.countersign.problem.UnknownResourceException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Compares stored documents. */
@ApplicationScoped
public class Comparisons {

    private final EvidenceService evidence;

    Comparisons(EvidenceService evidence) {
        this.evidence = evidence;
    }

    /** @throws UnknownResourceException when there is no document with one of the digests */
    @Transactional
    public EvidenceComparison compare(String from, String to) {
        return EvidenceComparison.of(from, document(from), to, document(to));
    }

    private JsonNode document(String digest) {
        return evidence.find(digest).orElseThrow(() -> new UnknownResourceException("evidence", digest));
    }
}
