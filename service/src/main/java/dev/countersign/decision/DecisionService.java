package dev.countersign.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.problem.UnknownResourceException;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records decisions, finds them, and checks that none was changed. */
@ApplicationScoped
public class DecisionService {

    private static final int BATCH = 500;

    private final DecisionRepository repository;
    private final EntityManager entityManager;
    private final ObjectMapper json;
    private final Clock clock;
    private final Event<DecisionRecorded> recorded;

    DecisionService(
            DecisionRepository repository,
            EntityManager entityManager,
            ObjectMapper json,
            Clock clock,
            Event<DecisionRecorded> recorded) {
        this.repository = repository;
        this.entityManager = entityManager;
        this.json = json;
        this.clock = clock;
        this.recorded = recorded;
    }

    /** Appends a decision to the chain, in the caller's transaction. Other appends wait until that has ended. */
    @Transactional
    public DecisionView record(NewDecision decision) {
        ChainHead head = repository.lockHead();
        Decision link = new Decision(decision, clock.instant(), head.sequence() + 1, head.hash());
        repository.persistAndFlush(link);
        repository.moveHead(new ChainHead(link.sequence(), link.hash()));
        DecisionView view = view(link);
        recorded.fire(new DecisionRecorded(view));
        return view;
    }

    /** The decision that completed a task. */
    @Transactional
    public Optional<DecisionView> ofTask(String taskId) {
        return repository.findByTask(taskId).map(this::view);
    }

    /** Who completed one of the given activities in a process instance. */
    @Transactional
    public Set<String> decidersOf(String instanceId, Set<String> taskKeys) {
        return new TreeSet<>(repository.deciders(instanceId, taskKeys));
    }

    @Transactional
    DecisionView get(UUID id) {
        return repository
                .findByDecisionId(id)
                .map(this::view)
                .orElseThrow(() -> new UnknownResourceException("decision", id.toString()));
    }

    @Transactional
    DecisionPage page(@Nullable String instanceId, int page, int size) {
        var query = instanceId == null
                ? repository.findAll(Sort.descending("sequence"))
                : repository.find("instanceId", Sort.descending("sequence"), instanceId);
        List<DecisionView> items =
                query.page(Page.of(page, size)).stream().map(this::view).toList();
        return new DecisionPage(items, query.count());
    }

    /**
     * Walks the chain from its first record to the head as it stands at the beginning. Appends go on meanwhile: what they
     * add lies behind that head.
     */
    @Transactional
    ChainVerdict verify() {
        ChainHead head = repository.readHead();
        ChainHead last = new ChainHead(0, Decision.GENESIS);
        long records = 0;
        @Nullable Long broken = null;
        List<Decision> batch = repository.between(0, head.sequence(), BATCH);
        while (!batch.isEmpty()) {
            for (Decision link : batch) {
                if (broken == null && !link.follows(last.sequence(), last.hash())) {
                    broken = last.sequence() + 1;
                }
                last = new ChainHead(link.sequence(), link.hash());
                records++;
            }
            entityManager.clear();
            batch = repository.between(last.sequence(), head.sequence(), BATCH);
        }
        if (broken == null && !last.equals(head)) {
            broken = Math.min(last.sequence() + 1, head.sequence());
        }
        if (broken == null && repository.hasRecordsBeyondHead()) {
            broken = head.sequence() + 1;
        }
        return broken == null ? ChainVerdict.intact(records) : ChainVerdict.brokenAt(broken, records);
    }

    private DecisionView view(Decision decision) {
        try {
            return decision.view(json.readTree(decision.data()));
        } catch (JsonProcessingException e) {
            // shown as it is: the record was tampered with, and verify says where
            return decision.view(json.valueToTree(Map.of("unreadable", decision.data())));
        }
    }
}
