package dev.countersign.evidence;

import dev.countersign.evidence.Stale.Behind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says whether the data behind a piece of evidence has moved on. */
@ApplicationScoped
public class Staleness {

    private static final String DATASETS = """
            select d.name, d.version, d.changed_at from dataset d
            where d.definition_key = ?1 and d.name in (select s.name from evidence_source s where s.digest = ?2)
            order by d.name""";

    private final EntityManager entityManager;

    Staleness(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** How things are now. */
    @Transactional
    public Optional<Stale> of(String definitionKey, String digest) {
        return look(definitionKey, digest, "");
    }

    /**
     * How things are and stay until the caller's transaction ends: new data that is being committed is waited for, and data
     * that comes later waits for the caller.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Stale> hold(String definitionKey, String digest) {
        return look(definitionKey, digest, " for share");
    }

    private Optional<Stale> look(String definitionKey, String digest, String lock) {
        List<Behind> behind = new ArrayList<>();
        for (Object row : entityManager
                .createNativeQuery(DATASETS + lock)
                .setParameter(1, definitionKey)
                .setParameter(2, digest)
                .getResultList()) {
            Object[] dataset = (Object[]) row;
            String name = (String) dataset[0];
            String current = (String) dataset[1];
            List<String> madeFrom = versions(digest, name);
            if (!madeFrom.contains(current)) {
                behind.add(new Behind(name, String.join(", ", madeFrom), current, (Instant) dataset[2]));
            }
        }
        return behind.isEmpty() ? Optional.empty() : Optional.of(Stale.of(behind));
    }

    private List<String> versions(String digest, String name) {
        List<String> versions = new ArrayList<>();
        for (Object version : entityManager
                .createNativeQuery(
                        "select version from evidence_source where digest = ?1 and name = ?2 order by version")
                .setParameter(1, digest)
                .setParameter(2, name)
                .getResultList()) {
            versions.add((String) version);
        }
        return versions;
    }
}
