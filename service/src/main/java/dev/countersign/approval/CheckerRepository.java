package dev.countersign.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class CheckerRepository implements PanacheRepositoryBase<Checker, Long> {

    /** Everybody who took part in another task of the run that checks something. */
    List<Checker> besides(GuardedTask task) {
        return list("rootInstanceId = ?1 and taskId <> ?2", task.rootInstanceId(), task.id());
    }
}
