package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Nodes that look for free places at the same time. */
@QuarkusTest
class JobStartsTest extends JobPoolFlow {

    @Inject
    JobQueueTable table;

    @Inject
    JobPools pools;

    @Inject
    JobBackends backends;

    @Inject
    JobConfig config;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    @Inject
    UserTransaction transaction;

    /** Several nodes take at the same moment, many times over; together they never take more than there is. */
    @Test
    void limitHoldsAcrossNodesThatTakeAtTheSameTime() throws Exception {
        for (int number = 0; number < 12; number++) {
            begin("job-pooled", "test-five", 0);
        }
        fetcher.fetch(ScriptBackend.TOPIC);
        List<UUID> ours =
                instances.stream().map(each -> jobs.ofInstance(each).get(0).id).toList();
        int nodes = 4;
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try {
            for (int repetition = 0; repetition < 10; repetition++) {
                ours.forEach(rows::untake);
                CyclicBarrier together = new CyclicBarrier(nodes);
                List<Future<List<UUID>>> taken = new ArrayList<>();
                for (int node = 0; node < nodes; node++) {
                    JobStarts starts = new JobStarts(database, elsewhere(), pools, backends, new Node(), config, clock);
                    taken.add(threads.submit(() -> {
                        together.await();
                        transaction.begin();
                        List<UUID> got = starts.take(100);
                        transaction.commit();
                        return got;
                    }));
                }
                List<UUID> all = new ArrayList<>();
                for (Future<List<UUID>> each : taken) {
                    all.addAll(each.get());
                }
                assertThat(all).hasSize(5).doesNotHaveDuplicates();
            }
        } finally {
            threads.shutdown();
            ours.forEach(rows::untake);
        }
    }

    /** The queue as if the scripts ran on a cluster, so that the places of this machine do not matter. */
    private JobQueueTable elsewhere() {
        return new JobQueueTable(database, backends) {
            @Override
            List<QueuedJob> waiting() {
                return super.waiting().stream()
                        .map(job -> new QueuedJob(
                                job.id(),
                                job.pool(),
                                job.process(),
                                job.tenant(),
                                null,
                                job.notBefore(),
                                job.createdAt(),
                                job.cancelRequested(),
                                job.taken(),
                                job.taskGone(),
                                job.suspended()))
                        .toList();
            }
        };
    }
}
