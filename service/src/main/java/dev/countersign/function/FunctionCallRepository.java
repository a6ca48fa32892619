package dev.countersign.function;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class FunctionCallRepository implements PanacheRepositoryBase<FunctionCall, UUID> {

    /** The time that counts: of the database, so the clocks of the nodes need not agree. */
    @Transactional
    Instant now() {
        return (Instant) getEntityManager()
                .createNativeQuery("select clock_timestamp()", Instant.class)
                .getSingleResult();
    }

    /**
     * Takes calls that are to be made, those too whose node died while it made them, unless their process is suspended.
     * {@code next_at} of a call that is being made is the end of its lease.
     *
     * @param except calls that are left alone
     */
    @Transactional
    @SuppressWarnings("unchecked")
    List<UUID> claim(UUID claim, int atMost, Duration lease, Collection<UUID> except) {
        return getEntityManager()
                .createNativeQuery("""
                        update function_call
                        set attempt = attempt + case when state = 'READY' then 1 else 0 end, state = 'CALLING',
                            claim = :claim, next_at = clock_timestamp() + make_interval(secs => :seconds)
                        where id in (
                            select c.id from function_call c
                            where c.state in ('READY', 'CALLING') and c.next_at <= clock_timestamp()
                              and c.id <> all (cast(:except as uuid[]))
                              and exists (select 1 from act_ru_ext_task t
                                          where t.id_ = c.external_task_id and t.suspension_state_ = 1)
                            order by c.next_at
                            limit :most
                            for update skip locked)
                        returning id""", UUID.class)
                .setParameter("except", except.stream().map(UUID::toString).toArray(String[]::new))
                .setParameter("claim", claim)
                .setParameter("seconds", lease.toMillis() / 1000.0)
                .setParameter("most", atMost)
                .getResultList();
    }

    /** Calls whose process has to be told, and those that have not been heard of in time. */
    @Transactional
    @SuppressWarnings("unchecked")
    List<UUID> due(int atMost) {
        return getEntityManager()
                .createNativeQuery("""
                        select c.id from function_call c
                        where (c.state in ('ANSWERED', 'WAITING') or c.untold) and c.next_at <= clock_timestamp()
                          and exists (select 1 from act_ru_ext_task t
                                      where t.id_ = c.external_task_id and t.suspension_state_ = 1)
                        order by c.next_at
                        limit :most""", UUID.class)
                .setParameter("most", atMost)
                .getResultList();
    }

    /** Ends the calls that no process waits for any more. */
    @Transactional
    int cancelForgotten() {
        return getEntityManager().createNativeQuery("""
                        update function_call set state = 'CANCELLED', claim = null, ended_at = clock_timestamp()
                        where id in (
                            select c.id from function_call c
                            where c.state in ('READY', 'CALLING', 'WAITING', 'ANSWERED')
                              and not exists (select 1 from act_ru_ext_task t where t.id_ = c.external_task_id)
                            for update skip locked)""").executeUpdate();
    }

    /** The call, locked, if this claim on it still holds. */
    @Transactional
    Optional<FunctionCall> lock(UUID id, UUID claim) {
        return find("id = ?1 and claim = ?2 and state = ?3", id, claim, CallState.CALLING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The call, locked; passes by one that somebody else has locked. */
    @Transactional
    Optional<FunctionCall> lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    @Transactional
    Optional<FunctionCall> lockLive(String ownerKind, String ownerId) {
        return find("ownerKind = ?1 and ownerId = ?2 and state in ?3", ownerKind, ownerId, CallState.LIVE)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    @Transactional
    Optional<FunctionCall> lockLatest(String ownerKind, String ownerId) {
        return find("ownerKind = ?1 and ownerId = ?2 order by createdAt desc", ownerKind, ownerId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .stream()
                .findFirst();
    }

    @Transactional
    void cancel(String ownerKind, Collection<String> ownerIds, Instant now) {
        if (!ownerIds.isEmpty()) {
            update(
                    "state = ?1, claim = null, endedAt = ?2 where ownerKind = ?3 and ownerId in ?4 and state in ?5",
                    CallState.CANCELLED,
                    now,
                    ownerKind,
                    ownerIds,
                    CallState.LIVE);
            update("untold = false where ownerKind = ?1 and ownerId in ?2 and untold = true", ownerKind, ownerIds);
        }
    }

    @Transactional
    List<FunctionCall> ofInstance(String processInstanceId, String ownerKind) {
        return list(
                "origin.processInstanceId = ?1 and ownerKind = ?2 order by createdAt, id",
                processInstanceId,
                ownerKind);
    }

    void addToken(UUID callId, int attempt, String hash) {
        getEntityManager()
                .createNativeQuery(
                        "insert into function_token (hash, call_id, attempt) values (:hash, :call, :attempt)")
                .setParameter("hash", hash)
                .setParameter("call", callId)
                .setParameter("attempt", attempt)
                .executeUpdate();
    }

    /** The call of a token and the attempt that the token was sent with. */
    @Transactional
    Optional<TokenRow> token(String text) {
        return getEntityManager()
                .createNativeQuery("select call_id, attempt from function_token where hash = :hash", Object[].class)
                .setParameter("hash", TaskToken.hash(text))
                .getResultStream()
                .map(row -> new TokenRow((UUID) ((Object[]) row)[0], ((Number) ((Object[]) row)[1]).intValue(), text))
                .findFirst();
    }

    record TokenRow(UUID callId, int attempt, String text) {}
}
