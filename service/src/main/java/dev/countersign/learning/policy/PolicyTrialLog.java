package dev.countersign.learning.policy;

import dev.countersign.evidence.CanonicalJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Keeps who tried what. */
@ApplicationScoped
class PolicyTrialLog {

    private final EntityManager entityManager;
    private final Clock clock;

    PolicyTrialLog(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    @Transactional
    void write(PolicyTrialRequest request, String decisionKey, PolicyTrial trial, String user) {
        entityManager
                .createNativeQuery("""
                        insert into policy_trial
                          (id, tried_by, tried_at, file, sha256, definition_key, decision_key, summary)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)""")
                .setParameter(1, UUID.randomUUID())
                .setParameter(2, user)
                .setParameter(3, clock.instant())
                .setParameter(4, request.fileName())
                .setParameter(5, CanonicalJson.digest(request.xml()))
                .setParameter(6, request.definition())
                .setParameter(7, decisionKey)
                .setParameter(8, trial.summary())
                .executeUpdate();
    }
}
