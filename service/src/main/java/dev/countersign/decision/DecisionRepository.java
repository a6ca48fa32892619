package dev.countersign.decision;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
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

    List<Decision> after(long sequence, int limit) {
        return find("sequence > ?1", Sort.by("sequence"), sequence)
                .page(Page.ofSize(limit))
                .list();
    }

    Optional<Decision> findByDecisionId(UUID id) {
        return find("id", id).firstResultOptional();
    }

    Optional<Decision> findByTask(String taskId) {
        return find("taskId", taskId).firstResultOptional();
    }

    List<String> deciders(String instanceId, Set<String> taskKeys) {
        return find(
                        "select distinct decidedBy from Decision where instanceId = ?1 and taskKey in ?2",
                        instanceId,
                        taskKeys)
                .project(String.class)
                .list();
    }

    private ChainHead head(String sql) {
        Object[] row = (Object[]) getEntityManager().createNativeQuery(sql).getSingleResult();
        return new ChainHead(((Number) row[0]).longValue(), (String) row[1]);
    }
}
