package dev.countersign.decision;

import dev.countersign.identity.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;

/** Who may read what was decided in a run, wherever it is shown: the rule of {@link DecisionReader}. */
@ApplicationScoped
public class DecisionReaders {

    private final CurrentUser currentUser;
    private final EntityManager entityManager;

    DecisionReaders(CurrentUser currentUser, EntityManager entityManager) {
        this.currentUser = currentUser;
        this.entityManager = entityManager;
    }

    /** Whether the current user may, of a process instance that runs or has ended. */
    @Transactional
    public boolean mayRead(String instanceId) {
        DecisionReader reader = DecisionReader.of(currentUser.get());
        return reader.readsAll() || mayRead(instanceId, reader);
    }

    private boolean mayRead(String instanceId, DecisionReader reader) {
        Query query = entityManager
                .createNativeQuery("select " + ReadableRecords.INSTANCE, Boolean.class)
                .setParameter("instance", instanceId);
        ReadableRecords.bind(query, reader);
        return (boolean) query.getSingleResult();
    }
}
