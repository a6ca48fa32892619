package dev.countersign.sensor;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class SensorRepository implements PanacheRepositoryBase<Sensor, UUID> {

    /** The time that counts: of the database, so the clocks of the nodes need not agree. */
    @Transactional
    Instant now() {
        return (Instant) getEntityManager()
                .createNativeQuery("select clock_timestamp()", Instant.class)
                .getSingleResult();
    }

    /**
     * Takes due sensors of processes that are not suspended for one look each; nobody else looks meanwhile. As many as
     * there are free places, and of each peer as many as still are within its share.
     */
    @Transactional
    @SuppressWarnings("unchecked")
    List<ClaimedSensor> claim(UUID claim, LookPlaces places, Duration forTime) {
        Map<String, Integer> taken = places.taken();
        List<Object[]> rows = getEntityManager()
                .createNativeQuery("""
                        with due as (
                            select s.id, s.next_poke_at, coalesce(b.looks, 0)
                                + row_number() over (partition by s.peer order by s.next_poke_at) as place
                            from sensor s
                            left join unnest(cast(:peers as text[]), cast(:looks as integer[])) b (peer, looks)
                                on b.peer = s.peer
                            where s.state = 'WAITING' and s.next_poke_at <= clock_timestamp()
                              and (s.claimed_until is null or s.claimed_until < clock_timestamp())
                              and exists (select 1 from act_ru_ext_task t
                                          where t.id_ = s.external_task_id and t.suspension_state_ = 1))
                        update sensor
                        set claim = :claim, claimed_until = clock_timestamp() + make_interval(secs => :seconds)
                        where id in (
                            select s.id from sensor s join due on due.id = s.id
                            where due.place <= :share
                              -- once more: another node may have taken and given it back meanwhile
                              and s.state = 'WAITING' and s.next_poke_at <= clock_timestamp()
                              and (s.claimed_until is null or s.claimed_until < clock_timestamp())
                            order by due.next_poke_at
                            limit :free
                            for update of s skip locked)
                        returning id, peer""", Object[].class)
                .setParameter("claim", claim)
                .setParameter("peers", taken.keySet().toArray(String[]::new))
                .setParameter("looks", taken.values().toArray(Integer[]::new))
                .setParameter("share", places.share())
                .setParameter("free", places.free())
                .setParameter("seconds", forTime.toMillis() / 1000.0)
                .getResultList();
        return rows.stream()
                .map(row -> new ClaimedSensor((UUID) row[0], claim, (String) row[1]))
                .toList();
    }

    /** The sensor, locked, if it still waits and this claim on it still holds. */
    @Transactional
    Optional<Sensor> lock(UUID id, UUID claim) {
        return find("id = ?1 and claim = ?2 and state = ?3", id, claim, SensorState.WAITING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    @Transactional
    Optional<Sensor> lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The one that waits for an external task, locked. */
    @Transactional
    Optional<Sensor> lockWaiting(String externalTaskId) {
        return find("origin.externalTaskId = ?1 and state = ?2", externalTaskId, SensorState.WAITING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    @Transactional
    Optional<Sensor> one(UUID id) {
        return findByIdOptional(id);
    }

    /** Ends the sensors that no process waits for any more. */
    @Transactional
    int cancelForgotten() {
        return getEntityManager().createNativeQuery("""
                        update sensor set state = 'CANCELLED', ended_at = clock_timestamp(), claim = null,
                            claimed_until = null, observed = null
                        where id in (
                            select s.id from sensor s
                            where s.state = 'WAITING'
                              and not exists (select 1 from act_ru_ext_task t where t.id_ = s.external_task_id)
                            for update skip locked)""").executeUpdate();
    }

    @Transactional
    List<Sensor> ofInstance(String processInstanceId) {
        return list("origin.processInstanceId = ?1 order by createdAt, id", processInstanceId);
    }

    /** Those of this state: of those that wait the one first whose time is over or runs out soonest, of others the latest. */
    PanacheQuery<Sensor> inState(SensorState state) {
        return find(
                "state = ?1 order by "
                        + (state == SensorState.WAITING
                                ? "timesOutAt nulls last, createdAt, id"
                                : "createdAt desc, id"),
                state);
    }
}
