package dev.countersign.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Knows which data is current and what evidence was made from. Lineage follows the paths that one job writes and the next
 * one reads, so that an application need not say it; whoever works in another way declares it ({@code sources}).
 */
@ApplicationScoped
public class LineageService {

    private final EntityManager entityManager;
    private final StaleTasks staleTasks;
    private final Clock clock;

    LineageService(EntityManager entityManager, StaleTasks staleTasks, Clock clock) {
        this.entityManager = entityManager;
        this.staleTasks = staleTasks;
        this.clock = clock;
    }

    /**
     * A piece of work has ended well.
     *
     * @param definitionKey the process definition it belongs to
     * @param input what the work was told; every text in it may be the place of earlier output, or lie below one
     * @param result what it gave back; its {@code datasets}, a list of {@code name} and {@code version}, become current
     * @param evidence the digest of its evidence
     * @param output where its output lies
     */
    @Transactional
    public void workDone(
            String definitionKey, JsonNode input, JsonNode result, @Nullable String evidence, @Nullable String output) {
        TreeMap<String, Set<String>> sources = inherited(input);
        for (DatasetVersion dataset : declared(result.path("datasets"))) {
            sources.put(dataset.name(), Set.of(dataset.version()));
        }
        declared(result.path("datasets")).forEach(dataset -> becomeCurrent(definitionKey, dataset));
        sources.forEach((name, versions) -> versions.forEach(version -> {
            DatasetVersion source = new DatasetVersion(name, version);
            if (evidence != null) {
                insert("evidence_source (digest", evidence, source);
            }
            if (output != null) {
                insert("output_source (location", output, source);
            }
        }));
    }

    /**
     * Makes a version the current one of a process definition; nothing happens when it is already. People are told after the
     * commit: until then nobody can complete a task on evidence from this data.
     */
    @Transactional
    public void becomeCurrent(String definitionKey, DatasetVersion dataset) {
        if (replaces(definitionKey, dataset)) {
            staleTasks.announce(definitionKey, dataset);
        }
    }

    private boolean replaces(String definitionKey, DatasetVersion dataset) {
        return entityManager
                        .createNativeQuery("""
                        insert into dataset (definition_key, name, version, changed_at) values (?1, ?2, ?3, ?4)
                        on conflict (definition_key, name) do update
                        set version = excluded.version, changed_at = excluded.changed_at
                        where dataset.version <> excluded.version""")
                        .setParameter(1, definitionKey)
                        .setParameter(2, dataset.name())
                        .setParameter(3, dataset.version())
                        .setParameter(4, clock.instant())
                        .executeUpdate()
                > 0;
    }

    @Transactional
    List<DatasetView> datasets(@Nullable String definitionKey) {
        return ((List<?>) entityManager
                        .createNativeQuery("""
                                select definition_key, name, version, changed_at from dataset
                                where ?1 = '' or definition_key = ?1 order by definition_key, name""")
                        .setParameter(1, definitionKey == null ? "" : definitionKey)
                        .getResultList())
                .stream()
                        .map(row -> (Object[]) row)
                        .map(row ->
                                new DatasetView((String) row[0], (String) row[1], (String) row[2], (Instant) row[3]))
                        .toList();
    }

    /** What evidence was made from, by name. */
    @Transactional
    public List<DatasetVersion> sourcesOf(String digest) {
        return ((List<?>) entityManager
                        .createNativeQuery(
                                "select name, version from evidence_source where digest = ?1 order by name, version")
                        .setParameter(1, digest)
                        .getResultList())
                .stream()
                        .map(row -> (Object[]) row)
                        .map(row -> new DatasetVersion((String) row[0], (String) row[1]))
                        .toList();
    }

    /** What a document says that it was made from. */
    void madeFrom(String digest, JsonNode sources) {
        declared(sources).forEach(source -> insert("evidence_source (digest", digest, source));
    }

    /** Those of a list that have both members, by name: one order for all who lock several. */
    private static Collection<DatasetVersion> declared(JsonNode list) {
        TreeMap<String, DatasetVersion> byName = new TreeMap<>();
        for (JsonNode item : list) {
            String name = item.path("name").asText("");
            String version = item.path("version").asText("");
            if (!name.isBlank() && !version.isBlank()) {
                byName.put(name, new DatasetVersion(name, version));
            }
        }
        return byName.values();
    }

    private TreeMap<String, Set<String>> inherited(JsonNode input) {
        Set<String> places = new TreeSet<>();
        collectPlaces(input, places);
        TreeMap<String, Set<String>> sources = new TreeMap<>();
        if (!places.isEmpty()) {
            for (Object row : entityManager
                    .createNativeQuery("select distinct name, version from output_source where location in (?1)")
                    .setParameter(1, places)
                    .getResultList()) {
                Object[] source = (Object[]) row;
                sources.computeIfAbsent((String) source[0], name -> new TreeSet<>())
                        .add((String) source[1]);
            }
        }
        return sources;
    }

    /** Each text that looks like a path, and the folders above it. */
    private static void collectPlaces(JsonNode value, Set<String> places) {
        if (value.isTextual() && value.textValue().indexOf('/') >= 0) {
            String place = value.textValue();
            for (int end = place.length(); end > 0; end = place.lastIndexOf('/', end - 1)) {
                places.add(place.substring(0, end));
            }
        }
        value.forEach(child -> collectPlaces(child, places));
    }

    private void insert(String tableAndKey, String key, DatasetVersion source) {
        entityManager
                .createNativeQuery(
                        "insert into " + tableAndKey + ", name, version) values (?1, ?2, ?3) on conflict do nothing")
                .setParameter(1, key)
                .setParameter(2, source.name())
                .setParameter(3, source.version())
                .executeUpdate();
    }
}
