package dev.countersign.task;

import dev.countersign.evidence.Stale;
import dev.countersign.problem.StateConflictException;
import java.util.Map;

/** The data behind the evidence was read anew and has changed; the person has to know before they decide. */
class StaleEvidenceException extends StateConflictException {

    private static final long serialVersionUID = 1L;

    StaleEvidenceException(Stale stale) {
        super(
                "evidence-stale",
                stale.reason() + " Take a fresh look; to decide on this evidence nevertheless, send 'staleSeen'.",
                Map.of(
                        "dataset",
                        stale.dataset(),
                        "version",
                        stale.version(),
                        "since",
                        stale.since().toString()));
    }
}
