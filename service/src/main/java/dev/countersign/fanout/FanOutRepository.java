package dev.countersign.fanout;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class FanOutRepository implements PanacheRepositoryBase<FanOut, UUID> {

    /** The time that counts: of the database, so the clocks of the nodes need not agree. */
    @Transactional
    Instant now() {
        return (Instant) getEntityManager()
                .createNativeQuery("select clock_timestamp()", Instant.class)
                .getSingleResult();
    }

    /** Those that go on, unless their process is suspended. */
    @Transactional
    @SuppressWarnings("unchecked")
    List<UUID> running() {
        return getEntityManager().createNativeQuery("""
                        select f.id from fan_out f
                        where f.state = 'RUNNING' and f.next_at <= clock_timestamp()
                          and exists (select 1 from act_ru_ext_task t
                                      where t.id_ = f.external_task_id and t.suspension_state_ = 1)
                        order by f.created_at""", UUID.class).getResultList();
    }

    /** Those that no process waits for any more, and that still have to be ended. */
    @Transactional
    @SuppressWarnings("unchecked")
    List<UUID> forgotten() {
        return getEntityManager().createNativeQuery("""
                        select f.id from fan_out f
                        where f.next_at <= clock_timestamp()
                          and (f.state = 'CANCELLING'
                               or f.state in ('RUNNING', 'FAILED')
                               and not exists (select 1 from act_ru_ext_task t where t.id_ = f.external_task_id)
                               and (f.state = 'RUNNING' or exists (select 1 from fan_out_item i
                                    where i.fan_out_id = f.id and i.state in ('PENDING', 'RUNNING'))))
                        order by f.next_at""", UUID.class).getResultList();
    }

    /** Locks one that nobody else works on; empty when somebody does. */
    @Transactional
    Optional<FanOut> take(UUID id) {
        boolean free = !getEntityManager()
                .createNativeQuery("select id from fan_out where id = :id for update skip locked", UUID.class)
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
        return free ? Optional.ofNullable(findById(id)) : Optional.empty();
    }

    @Transactional
    Optional<FanOut> lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    @Transactional
    Optional<FanOut> lockOfTask(String externalTaskId) {
        return find("origin.externalTaskId", externalTaskId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    @Transactional
    List<FanOut> ofInstance(String processInstanceId) {
        return list("origin.processInstanceId = ?1 order by createdAt, id", processInstanceId);
    }
}
