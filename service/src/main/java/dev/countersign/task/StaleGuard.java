package dev.countersign.task;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.evidence.Stale;
import dev.countersign.evidence.Staleness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets nobody decide on evidence from old data without knowing it; what they knew becomes part of the record. */
@ApplicationScoped
class StaleGuard {

    private static final String STALE_SEEN = "staleSeen";

    private final Staleness staleness;
    private final ObjectMapper json;

    StaleGuard(Staleness staleness, ObjectMapper json) {
        this.staleness = staleness;
        this.json = json;
    }

    Optional<Stale> of(TaskItem task, Optional<String> digest) {
        return digest.flatMap(shown -> staleness.of(task.definitionKey(), shown));
    }

    /**
     * The data to record. From here to the end of the transaction no newer data comes in.
     *
     * @param seen what the person says that they know to be current
     * @throws StaleEvidenceException when the evidence is stale and they do not know
     */
    ObjectNode recorded(TaskItem task, Optional<String> digest, @Nullable String seen, ObjectNode data) {
        Optional<Stale> stale = digest.flatMap(shown -> staleness.hold(task.definitionKey(), shown));
        if (stale.isEmpty()) {
            return data;
        }
        if (!stale.get().version().equals(seen)) {
            throw new StaleEvidenceException(stale.get());
        }
        return data.deepCopy().set(STALE_SEEN, json.valueToTree(stale.get().behind()));
    }
}
