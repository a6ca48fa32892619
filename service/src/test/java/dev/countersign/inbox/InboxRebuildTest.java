package dev.countersign.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.TaskService;

/** People go on working while the inbox is filled or worked out anew, and it is right afterwards. */
@QuarkusTest
class InboxRebuildTest {

    @Inject
    InboxRuns runs;

    @Inject
    TaskService tasks;

    @Inject
    InboxRebuildService rebuild;

    @Inject
    InboxCheckService check;

    @Inject
    EntityManager entityManager;

    @Test
    void leavesTheInboxRightWhilePeopleWork() throws Exception {
        String definition = InboxRuns.unique("rebuilt");
        runs.deploy(definition, "Rebuilt");
        List<String> open = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            open.add(runs.start(definition, "R-" + i, Map.of(), "crew"));
        }
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger worked = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> people = new ArrayList<>();
            for (int person = 0; person < 3; person++) {
                List<String> own = open.subList(person * 4, person * 4 + 4);
                people.add(threads.submit(() -> {
                    while (!over.get()) {
                        own.forEach(task -> tasks.setAssignee(task, worked.incrementAndGet() % 2 == 0 ? null : "anna"));
                    }
                }));
            }
            for (int i = 0; i < 3; i++) {
                rebuild.rebuild();
                sql("delete from inbox_task");
                rebuild.rebuild();
            }
            over.set(true);
            for (Future<?> each : people) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(worked.get()).isPositive();
        assertThat(check.check().differences()).isEmpty();
        assertThat(check.check().consistent()).isTrue();
    }

    @Test
    void leavesTheIndexesAsTheyWere() {
        List<?> before = indexes();
        sql("delete from inbox_task");

        rebuild.rebuild();

        assertThat(indexes()).hasSizeGreaterThan(10).isEqualTo(before);
    }

    private List<?> indexes() {
        return entityManager
                .createNativeQuery("select indexdef from pg_indexes where tablename = 'inbox_task' order by 1")
                .getResultList();
    }

    private void sql(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> entityManager.createNativeQuery(sql).executeUpdate());
    }
}
