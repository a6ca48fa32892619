package dev.countersign.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.decision.DecisionRecorded;
import dev.countersign.problem.StateConflictException;
import dev.countersign.problem.TooLargeException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Keeps one draft per person and form. Nothing in it is judged: half a date is a fine draft. */
@ApplicationScoped
class DraftService {

    private final DraftRepository repository;
    private final DraftConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    DraftService(DraftRepository repository, DraftConfig config, ObjectMapper json, Clock clock) {
        this.repository = repository;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    Optional<DraftView> find(DraftKey key) {
        return repository.find(key);
    }

    /**
     * Saves what follows the version that the caller knows.
     *
     * @throws StateConflictException {@code draft-changed} when it was saved elsewhere meanwhile
     */
    @Transactional
    SavedDraft save(DraftKey key, DraftRequest request) {
        String data = text(request);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean saved = request.follows() == 0
                ? repository.insert(key, data, request.evidenceDigest(), now)
                : repository.update(key, request.follows(), data, request.evidenceDigest(), now);
        if (!saved) {
            throw conflict(repository.find(key));
        }
        return new SavedDraft(request.follows() + 1, now);
    }

    @Transactional
    void delete(DraftKey key) {
        repository.delete(key);
    }

    /** A vote leaves the task open for the others: only the draft of the person who voted has served its turn. */
    void forget(@Observes DecisionRecorded event) {
        repository.delete(
                DraftKey.ofTask(event.decision().decidedBy(), event.decision().taskId()));
    }

    private static StateConflictException conflict(Optional<DraftView> now) {
        return now.map(draft -> new StateConflictException(
                        "draft-changed",
                        "The draft was changed elsewhere meanwhile.",
                        Map.of(
                                "version",
                                draft.version(),
                                "savedAt",
                                draft.savedAt().toString())))
                .orElseGet(() -> new StateConflictException(
                        "draft-changed", "The draft was deleted elsewhere meanwhile.", Map.of("version", 0)));
    }

    private String text(DraftRequest request) {
        try {
            String text = json.writeValueAsString(request.data());
            if (text.getBytes(StandardCharsets.UTF_8).length > config.maxSize().asLongValue()) {
                throw new TooLargeException("The draft is larger than the %,d bytes that are kept."
                        .formatted(config.maxSize().asLongValue()));
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a draft cannot be written", e);
        }
    }
}
