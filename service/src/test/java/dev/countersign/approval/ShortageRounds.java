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
        queue.sweep(Duration.ZERO);
        forgetAllBut(task);
        run();
    }

    private void forgetAllBut(String task) {
        QuarkusTransaction.requiringNew()
                .run(() -> entityManager
                        .createNativeQuery("delete from shortage_check where task_id <> ?1")
                        .setParameter(1, task)
                        .executeUpdate());
    }
}
