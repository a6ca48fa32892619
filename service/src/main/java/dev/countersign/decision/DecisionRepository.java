package dev.countersign.decision;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class DecisionRepository implements PanacheRepositoryBase<Decision, Long> {

    /** The last link, locked until the transaction ends: appends stand in line here. */
    ChainHead lockHead() {
        return head("select sequence, hash from decision_head for update");
    }

    ChainHead readHead() {
        return head("select sequence, hash from decision_head");
    }

    void moveHead(ChainHead head) {
        getEntityManager()
                .createNativeQuery("update decision_head set sequence = ?1, hash = ?2")
                .setParameter(1, head.sequence())
                .setParameter(2, head.hash())
                .executeUpdate();
    }

    /** The records after a number, up to and with another one, in their order. */
    List<Decision> between(long after, long upTo, int limit) {
        return find("sequence > ?1 and sequence <= ?2", Sort.by("sequence"), after, upTo)
                .page(Page.ofSize(limit))
                .list();
    }

    Optional<Decision> findByDecisionId(UUID id) {
        return find("id", id).firstResultOptional();
    }

    Optional<Decision> findByTask(String taskId) {
        return find("taskId = ?1 and kind is null", Sort.descending("sequence"), taskId)
                .firstResultOptional();
    }

    Optional<Decision> findLatest(String instanceId, String taskKey) {
        return find(
                        "instanceId = ?1 and taskKey = ?2 and kind is null",
                        Sort.descending("sequence"),
                        instanceId,
                        taskKey)
                .firstResultOptional();
    }

    Optional<Decision> lastApproved(String definitionKey, String taskKey, Set<String> approving, long before) {
        return find(
                        "definitionKey = ?1 and taskKey = ?2 and sequence < ?3 and outcome in ?4"
                                + " and (kind is null or kind = 'vote') and evidenceDigest is not null",
                        Sort.descending("sequence"),
                        definitionKey,
                        taskKey,
                        before,
                        approving)
                .firstResultOptional();
    }

    List<Decision> ofInstances(Collection<String> instanceIds) {
        return instanceIds.isEmpty() ? List.of() : list("instanceId in ?1", Sort.by("sequence"), instanceIds);
    }

    List<String> deciders(String instanceId, Set<String> taskKeys) {
        return find(
                        "select distinct decidedBy from Decision where instanceId = ?1 and taskKey in ?2"
                                + " and (kind is null or kind = 'vote')",
                        instanceId,
                        taskKeys)
                .project(String.class)
                .list();
    }

    /** Whether there are records that the head knows nothing of; one statement, so that both are of one moment. */
    boolean hasRecordsBeyondHead() {
        return (boolean) getEntityManager()
                .createNativeQuery(
                        "select exists (select 1 from decision where sequence > (select sequence from decision_head))")
                .getSingleResult();
    }

    private ChainHead head(String sql) {
        Object[] row = (Object[]) getEntityManager().createNativeQuery(sql).getSingleResult();
        return new ChainHead(((Number) row[0]).longValue(), (String) row[1]);
    }
}
