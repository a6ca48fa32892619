package dev.countersign.job;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Each read is at least a transaction of its own: a longer-lived session would show rows as they were. */
@ApplicationScoped
class JobRepository implements PanacheRepositoryBase<Job, UUID> {

    /** The latest attempt of an external task, locked until the end of the transaction. */
    @Transactional
    Optional<Job> lockLatest(String externalTaskId) {
        return find("externalTaskId = ?1 order by attempt desc", externalTaskId)
                .page(Page.ofSize(1))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
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

    @Transactional
    Optional<Job> one(UUID id) {
        return findByIdOptional(id);
    }

    /** Jobs that this node looks after. */
    @Transactional
    List<Job> ownedBy(String node) {
        return list("leaseOwner = ?1 and state in ?2 order by createdAt", node, JobState.LIVE);
    }

    /** Jobs that wait for their start, in their order. */
    @Transactional
    List<Job> intended() {
        return list("state = ?1 order by createdAt, id", JobState.INTENDED);
    }

    @Transactional
    List<Job> unknown() {
        return list("state = ?1 order by createdAt", JobState.UNKNOWN);
    }

    /** Jobs that have been started on a machine and have not ended. */
    @Transactional
    long runningOn(String host) {
        return count("host = ?1 and state in ?2", host, Set.of(JobState.SUBMITTED, JobState.RUNNING));
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

    /** All jobs of these states, the latest first. */
    PanacheQuery<Job> latest(Set<JobState> states) {
        return find("state in ?1 order by createdAt desc, id", states);
    }
}
