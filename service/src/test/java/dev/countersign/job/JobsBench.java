package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;

/**
 * Benchmark {@code jobs}: the service in this JVM with its real database looks after 500 runs of a batch server over HTTP,
 * whose answers take 20 ms, while 2,000 jobs wait. The baseline asks for one run after the
 * other. Run by {@code ./bench jobs}; not part of the tests.
 */
@QuarkusTest
@TestProfile(JobsBench.Load.class)
class JobsBench {

    private static final int RUNNING = 500;
    private static final int WAITING = 2000;
    private static final Duration MEASURED = Duration.ofSeconds(40);

    @Inject
    RepositoryService repositoryService;

    @Inject
    RuntimeService runtimeService;

    @Inject
    BatchBackend backend;

    @Inject
    JobCapacity capacity;

    @Inject
    JobRepository jobs;

    @Inject
    JobLag lag;

    @Inject
    Node node;

    /** Jobs are worked on by the service's own threads. */
    public static class Load implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("countersign.job.enabled", "true", "countersign.job.pools.remote-batch.slots", "" + RUNNING);
        }
    }

    @Test
    void measure() throws Exception {
        try (BatchPeer peer = new BatchPeer(20)) {
            backend.use(peer);
            repositoryService
                    .createDeployment()
                    .addClasspathResource("models/job-batch.bpmn")
                    .deploy();
            Random random = new Random(7);
            long began = System.nanoTime();
            int total = RUNNING + WAITING;
            for (int number = 0; number < total; number++) {
                begin(random);
            }
            double startedIn = seconds(began);
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> {
                        assertThat(pool().running()).isGreaterThanOrEqualTo(RUNNING - 20);
                        assertThat(lag.figures()).anyMatch(each -> each.jobs() >= RUNNING - 60);
                    });
            double filledIn = seconds(began);
            List<Long> p95 = new ArrayList<>();
            List<Long> max = new ArrayList<>();
            int startsBefore = peer.starts();
            long until = System.nanoTime() + MEASURED.toNanos();
            int live = 0;
            while (System.nanoTime() < until) {
                topUp(random);
                WatcherLagView view = lag.figures().get(0);
                p95.add(view.p95Millis());
                max.add(view.maxMillis());
                live += view.jobs();
                TimeUnit.MILLISECONDS.sleep(100);
            }
            PoolView pool = pool();
            double turnover = (peer.starts() - startsBefore) / (double) MEASURED.toSeconds();
            List<Job> owned = jobs.ownedBy(node.id(), backend.name()).stream()
                    .filter(job -> job.state == JobState.RUNNING)
                    .toList();
            long sweep = System.nanoTime();
            owned.forEach(job -> backend.status(job.handle()));
            double sequential = seconds(sweep) * 1000;
            String json = String.format(
                    Locale.ROOT,
                    "{\"waiting\":%d,\"running\":%d,\"watched_mean\":%d,\"watcher_lag_p95_ms\":%d,\"watcher_lag_max_ms\":%d,"
                            + "\"started_per_second\":%.1f,\"threads\":%d,\"seconds_to_create\":%.1f,\"seconds_to_fill\":%.1f,"
                            + "\"baseline_one_after_the_other_ms\":%.0f}",
                    pool.waiting(),
                    pool.running(),
                    live / p95.size(),
                    percentile(p95),
                    Collections.max(max),
                    turnover,
                    Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> thread.getName().startsWith("countersign-"))
                            .count(),
                    startedIn,
                    filledIn,
                    sequential);
            Files.writeString(Path.of("target/bench-jobs.json"), json + "\n");
            System.out.println(json);
        }
    }

    private void begin(Random random) {
        runtimeService.startProcessInstanceByKey("job-batch", Map.of("millis", 60_000 + random.nextInt(120_000)));
    }

    /** As many new ones as have begun, so that so many keep waiting. */
    private void topUp(Random random) {
        for (int missing = WAITING - pool().waiting(); missing > 0; missing--) {
            begin(random);
        }
    }

    private PoolView pool() {
        return capacity.pools().stream()
                .filter(each -> each.name().equals(backend.name()))
                .findFirst()
                .orElseThrow();
    }

    private static long percentile(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get((sorted.size() * 95 + 99) / 100 - 1);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
