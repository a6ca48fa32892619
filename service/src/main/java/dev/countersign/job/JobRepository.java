package dev.countersign.job;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Each read is at least a transaction of its own: a longer-lived session would show rows as they were. */
@ApplicationScoped
class JobRepository implements PanacheRepositoryBase<Job, UUID> {

    /** The latest attempts of external tasks, locked until the end of the transaction. */
    @Transactional
    Map<String, Job> lockLatest(Collection<String> externalTaskIds) {
        return find(
                        "from Job j where j.externalTaskId in ?1 and j.attempt = (select max(other.attempt) from Job other"
                                + " where other.externalTaskId = j.externalTaskId) order by j.id",
                        externalTaskIds)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .stream()
                .collect(Collectors.toMap(job -> job.externalTaskId, job -> job));
    }

    /** The job, locked until the end of the transaction, if this node still looks after it; waits for others. */
    @Transactional
    Optional<Job> lockIfOwned(UUID id, String node) {
        return find("id = ?1 and leaseOwner = ?2", id, node)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The job, locked until the end of the transaction; waits for others. */
    @Transactional
    Optional<Job> lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The attempt before; empty for the first. */
    @Transactional
    Optional<Job> previous(Job job) {
        return find("externalTaskId = ?1 and attempt = ?2", job.externalTaskId, job.attempt - 1)
                .firstResultOptional();
    }

    /** Whether there is no later attempt of its task. */
    @Transactional
    boolean isLatest(Job job) {
        return count("externalTaskId = ?1 and attempt > ?2", job.externalTaskId, job.attempt) == 0;
    }

    /** Those of the jobs that have no later attempt. */
    @Transactional
    Set<UUID> latestOf(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : list(
                                "from Job j where j.id in ?1 and not exists (select 1 from Job later where later.externalTaskId"
                                        + " = j.externalTaskId and later.attempt > j.attempt)",
                                ids)
                        .stream()
                        .map(job -> job.id)
                        .collect(Collectors.toSet());
    }

    @Transactional
    Optional<Job> one(UUID id) {
        return findByIdOptional(id);
    }

    /** Jobs of a backend that this node looks after. */
    @Transactional
    List<Job> ownedBy(String node, String backend) {
        return list(
                "leaseOwner = ?1 and state in ?2 and backend = ?3 order by createdAt", node, JobState.LIVE, backend);
    }

    /** Those of the jobs that this node looks after, locked until the end of the transaction; waits for others. */
    @Transactional
    List<Job> lockIfOwned(Collection<UUID> ids, String node) {
        return find("id in ?1 and leaseOwner = ?2 order by id", ids, node)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The jobs, locked until the end of the transaction; waits for others. */
    @Transactional
    List<Job> lock(Collection<UUID> ids) {
        return find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** These jobs in this order, without those that are not there. */
    @Transactional
    List<Job> all(List<UUID> ids) {
        Map<UUID, Job> found = list("id in ?1", ids).stream().collect(Collectors.toMap(job -> job.id, job -> job));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Transactional
    List<Job> unknown() {
        return list("state = ?1 order by createdAt", JobState.UNKNOWN);
    }

    /** Live jobs whose external task the engine would give to somebody else after that time. */
    @Transactional
    List<Job> lockedUntilBefore(Instant time) {
        return list("state in ?1 and lockedUntil < ?2 order by lockedUntil", JobState.LIVE, time);
    }

    @Transactional
    List<Job> ofInstance(String processInstanceId) {
        return list("processInstanceId = ?1 order by createdAt, attempt", processInstanceId);
    }

    /** Its lease ends now by the database's clock; nothing else of it may be changed in this transaction any more. */
    void endLease(Job job) {
        flush();
        getEntityManager()
                .createNativeQuery("update job set lease_until = clock_timestamp() where id = :id")
                .setParameter("id", job.id)
                .executeUpdate();
    }
}
