package dev.countersign.approval;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** Looks for tasks that too few may decide about, when a test says so. */
@ApplicationScoped
public class ShortageRounds {

    private final ShortageRound rounds;
    private final ShortageQueue queue;
    private final EntityManager entityManager;

    ShortageRounds(ShortageRound rounds, ShortageQueue queue, EntityManager entityManager) {
        this.rounds = rounds;
        this.queue = queue;
        this.entityManager = entityManager;
    }

    /** The tasks of other tests are not looked at. */
    public void forgetOthers() {
        forgetAllBut("");
    }

    /** Until nothing is left; what this changes itself is looked at as well. */
    public void run() {
        while (rounds.round() > 0) {
            // the next ones
        }
    }

    /** As once an hour, but for the tasks of other tests. */
    void sweep(String task) {
        change("update shortage_sweep set at_task = null");
        forgetAllBut("");
        boolean through = false;
        while (!through && queue.sweep(Duration.ZERO)) { // page by page
            forgetAllBut(task);
            through = QuarkusTransaction.requiringNew()
                            .call(() -> entityManager
                                    .createNativeQuery(
                                            "select 1 from shortage_sweep where at_task is null or exists (select 1 from shortage_check)")
                                    .getResultList()
                                    .size())
                    > 0;
        }
        run();
    }

    private void change(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> entityManager.createNativeQuery(sql).executeUpdate());
    }

    private void forgetAllBut(String task) {
        QuarkusTransaction.requiringNew()
                .run(() -> entityManager
                        .createNativeQuery("delete from shortage_check where task_id <> ?1")
                        .setParameter(1, task)
                        .executeUpdate());
    }
}
