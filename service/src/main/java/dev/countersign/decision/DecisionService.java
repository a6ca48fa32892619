package dev.countersign.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.decision.signing.SignedManifest;
import dev.countersign.decision.signing.SigningService;
import dev.countersign.identity.User;
import dev.countersign.problem.UnknownResourceException;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
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
    private final DecisionSearch search;
    private final DecisionAudience audience;
    private final SigningService signing;
    private final EntityManager entityManager;
    private final ObjectMapper json;
    private final Clock clock;
    private final Event<DecisionRecorded> recorded;

    DecisionService(
            DecisionRepository repository,
            DecisionSearch search,
            DecisionAudience audience,
            SigningService signing,
            EntityManager entityManager,
            ObjectMapper json,
            Clock clock,
            Event<DecisionRecorded> recorded) {
        this.repository = repository;
        this.search = search;
        this.audience = audience;
        this.signing = signing;
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
        audience.note(link.sequence(), decision.task().taskId());
        DecisionView view = view(link);
        recorded.fire(new DecisionRecorded(view));
        return view;
    }

    /** The decision that completed a task. */
    @Transactional
    public Optional<DecisionView> ofTask(String taskId) {
        return repository.findByTask(taskId).map(this::view);
    }

    /** Every record of a task, votes and the like included, in their order. */
    @Transactional
    public List<DecisionView> allOfTask(String taskId) {
        return repository.list("taskId", Sort.by("sequence"), taskId).stream()
                .map(this::view)
                .toList();
    }

    /** The latest decision that completed a task of this step in a process instance. */
    @Transactional
    public Optional<DecisionView> latestOf(String instanceId, String taskKey) {
        return repository.findLatest(instanceId, taskKey).map(this::view);
    }

    /** Who completed one of the given activities in a process instance. */
    @Transactional
    public Set<String> decidersOf(String instanceId, Set<String> taskKeys) {
        return new TreeSet<>(repository.deciders(instanceId, taskKeys));
    }

    /** Everything that was decided in some process instances, in the order in which it was. */
    @Transactional
    public List<DecisionView> ofInstances(Collection<String> instanceIds) {
        return repository.ofInstances(instanceIds).stream().map(this::view).toList();
    }

    /**
     * What the last one decided who approved this step of the process, in any instance.
     *
     * @param approving the outcomes that approve it
     */
    @Transactional
    public Optional<DecisionView> lastApproved(
            String definitionKey, String taskKey, Set<String> approving, long before) {
        return repository
                .lastApproved(definitionKey, taskKey, approving, before)
                .map(this::view);
    }

    /**
     * The record with this id as exports carry it.
     *
     * @throws UnknownResourceException when there is none that the user may read
     */
    @Transactional
    public ObjectNode exported(UUID id, User user) {
        DecisionView decision = readable(id, user);
        return repository.findById(decision.sequence()).exported();
    }

    /**
     * The record with this id.
     *
     * @throws UnknownResourceException when there is none that the user may read
     */
    @Transactional
    public DecisionView readable(UUID id, User user) {
        return get(id, DecisionReader.of(user));
    }

    /** The record with this id, whoever asks. */
    @Transactional
    DecisionView get(UUID id) {
        return repository
                .findByDecisionId(id)
                .map(this::view)
                .orElseThrow(() -> new UnknownResourceException("decision", id.toString()));
    }

    /** The record with this id, if the reader may read it. */
    @Transactional
    DecisionView get(UUID id, DecisionReader reader) {
        DecisionView decision = get(id);
        if (search.batch(new DecisionFilter(), reader, decision.sequence() - 1, decision.sequence(), 1)
                .isEmpty()) {
            throw new UnknownResourceException("decision", id.toString());
        }
        return decision;
    }

    @Transactional
    DecisionPage page(DecisionFilter filter, DecisionReader reader, int page, int size) {
        List<DecisionView> items =
                search.page(filter, reader, page, size).stream().map(this::view).toList();
        return new DecisionPage(items, search.count(filter, reader));
    }

    /** Some records for an export, see {@link Decision#exported}. */
    @Transactional
    List<ObjectNode> batch(DecisionFilter filter, DecisionReader reader, long after, long upTo, int size) {
        List<ObjectNode> records = search.batch(filter, reader, after, upTo, size).stream()
                .map(Decision::exported)
                .toList();
        entityManager.clear();
        return records;
    }

    @Transactional
    ChainHead head() {
        return repository.readHead();
    }

    @Transactional
    SignedManifest signedHead() {
        ChainHead head = repository.readHead();
        return signing.sign(
                "countersign-head-1",
                json.createObjectNode()
                        .put("sequence", head.sequence())
                        .put("hash", head.hash())
                        .put("at", clock.instant().toString()));
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
