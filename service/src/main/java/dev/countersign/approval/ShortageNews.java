package dev.countersign.approval;

import dev.countersign.identity.Role;
import dev.countersign.identity.User;
import dev.countersign.identity.UserDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Remembers of which tasks the admins know that nobody can complete them, so that they hear of it once. */
@ApplicationScoped
class ShortageNews {

    private final EntityManager entityManager;
    private final UserDirectory directory;
    private final Clock clock;

    ShortageNews(EntityManager entityManager, UserDirectory directory, Clock clock) {
        this.entityManager = entityManager;
        this.directory = directory;
        this.clock = clock;
    }

    /** Whom to tell now; nobody when they know. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<String> adminsToTell(String taskId) {
        int isNew = entityManager
                .createNativeQuery(
                        "insert into shortage_told (task_id, told_at) values (:task, :now) on conflict do nothing")
                .setParameter("task", taskId)
                .setParameter("now", clock.instant())
                .executeUpdate();
        return isNew == 0
                ? List.of()
                : directory.withRole(Role.ADMIN).stream().map(User::id).toList();
    }

    /** The task can be completed again, or is over. */
    @Transactional(Transactional.TxType.MANDATORY)
    void over(String taskId) {
        entityManager
                .createNativeQuery("delete from shortage_told where task_id = :task")
                .setParameter("task", taskId)
                .executeUpdate();
    }
}
