package dev.countersign.task;

import dev.countersign.problem.StateConflictException;
import java.util.Map;
import java.util.Optional;

/** The evidence is not the one that the person saw; they have to look again. */
class EvidenceChangedException extends StateConflictException {

    private static final long serialVersionUID = 1L;

    EvidenceChangedException(Optional<String> currentDigest) {
        super(
                "evidence-changed",
                "The evidence has changed since it was shown. Look at it again, then decide.",
                currentDigest
                        .<Map<String, Object>>map(digest -> Map.of("currentDigest", digest))
                        .orElse(Map.of()));
    }
}
