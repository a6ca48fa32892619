package dev.countersign.connector;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** The calls that are under way. */
@ApplicationScoped
class CallRepository implements PanacheRepositoryBase<StartedCall, String> {

    /** The call of a task, locked until the end of the transaction. */
    Optional<StartedCall> lock(String externalTaskId) {
        return Optional.ofNullable(findById(externalTaskId, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * The same if it is still this attempt. Locks the engine's row first, as whoever fetches the task does: two in the
     * other order would wait for each other.
     */
    Optional<StartedCall> lock(String externalTaskId, UUID attempt) {
        getEntityManager()
                .createNativeQuery("select id_ from act_ru_ext_task where id_ = ?1 for update")
                .setParameter(1, externalTaskId)
                .getResultList();
        return lock(externalTaskId).filter(call -> call.attempt.equals(attempt));
    }
}
