package dev.countersign.notification;

import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.task.IdentityLink;

/**
 * The people that a task is offered to, by name or by group. Remembers which candidates were told already, so that a group
 * that is added later hears of it once.
 */
@ApplicationScoped
class Candidates {
    private final EntityManager entityManager;
    private final UserDirectory directory;
    private final NoticeFilters filters;

    Candidates(EntityManager entityManager, UserDirectory directory, NoticeFilters filters) {
        this.entityManager = entityManager;
        this.directory = directory;
        this.filters = filters;
    }

    /**
     * The people behind the candidates that were added since the last call; from now on they count as told. Who may not
     * work on the task for the sake of four eyes is left in peace.
     */
    Set<String> added(DelegateTask task) {
        Map<String, IdentityLink> added = new LinkedHashMap<>();
        task.getCandidates().forEach(link -> added.put(key(link), link));
        if (!added.isEmpty()) {
            added.keySet().removeAll(known(task.getId()));
        }
        added.keySet().forEach(key -> remember(task.getId(), key));
        return people(task, added.values());
    }

    /** The people behind all candidates of this moment, told or not; without those who may not work on the task. */
    Set<String> current(DelegateTask task) {
        return people(task, task.getCandidates());
    }

    private Set<String> people(DelegateTask task, Collection<IdentityLink> links) {
        Set<String> people = new LinkedHashSet<>();
        for (IdentityLink link : links) {
            if (link.getUserId() != null) {
                people.add(link.getUserId());
            } else {
                directory.membersOf(link.getGroupId()).stream().map(User::id).forEach(people::add);
            }
        }
        people.removeIf(person -> !filters.isForThem(task, person));
        return people;
    }

    void forget(String taskId) {
        entityManager
                .createNativeQuery("delete from notification_candidate where task_id = ?1")
                .setParameter(1, taskId)
                .executeUpdate();
    }

    private static String key(IdentityLink link) {
        return link.getUserId() != null ? "user:" + link.getUserId() : "group:" + link.getGroupId();
    }

    private List<?> known(String taskId) {
        return entityManager
                .createNativeQuery("select candidate from notification_candidate where task_id = ?1")
                .setParameter(1, taskId)
                .getResultList();
    }

    private void remember(String taskId, String candidate) {
        entityManager
                .createNativeQuery("insert into notification_candidate (task_id, candidate) values (?1, ?2)"
                        + " on conflict do nothing")
                .setParameter(1, taskId)
                .setParameter(2, candidate)
                .executeUpdate();
    }
}
