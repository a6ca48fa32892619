package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.job.JobStatus.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls of a backend that answers, one that hangs and one that breaks, over real HTTP. */
class BackendLaneTest {

    private final List<RuntimeException> faults = new ArrayList<>();
    private final BatchBackend backend = new BatchBackend();
    private final BackendLane lane = new BackendLane(backend, Duration.ofMillis(1500));
    private final BatchPeer peer = peer();

    @AfterEach
    void stop() throws InterruptedException {
        peer.close();
        lane.stop();
    }

    @Test
    void allRunsAreLookedAtTogether() {
        List<JobHandle> handles = IntStream.range(0, 100)
                .mapToObj(number -> backend.submit(spec(60_000), "key-" + number))
                .toList();

        Map<String, JobStatus> statuses = lane.look(handles, faults);

        assertThat(statuses).hasSize(100);
        assertThat(statuses.values()).extracting(JobStatus::phase).containsOnly(Phase.RUNNING);
        assertThat(faults).isEmpty();
    }

    @Test
    void runThatTheBackendLeavesOutIsAskedForByItself() {
        JobHandle never = new JobHandle(backend.name(), "never", "");

        assertThat(phase(lane.look(List.of(never), faults), "never")).isEqualTo(Phase.GONE);
    }

    @Test
    void backendThatHangsIsOutOfSightAndComesBack() {
        JobHandle handle = backend.submit(spec(60_000), "key");
        peer.hang();

        long before = System.nanoTime();
        Map<String, JobStatus> statuses = lane.look(List.of(handle), faults);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        assertThat(phase(statuses, "key")).isEqualTo(Phase.UNREACHABLE);
        assertThat(statuses.values())
                .extracting(JobStatus::detail)
                .containsExactly("the backend remote-batch does not answer within 1 seconds");
        peer.answerAgain();
        assertThat(phase(lane.look(List.of(handle), faults), "key")).isEqualTo(Phase.RUNNING);
    }

    @Test
    void backendThatBreaksIsAFaultAndSaysNothing() {
        JobHandle handle = backend.submit(spec(60_000), "key");
        peer.close();

        assertThat(lane.look(List.of(handle), faults)).isEmpty();
        assertThat(faults).hasSize(1);
    }

    @Test
    void oneStepAtATimeForAJobWhileOthersGoOn() throws Exception {
        UUID job = UUID.randomUUID();
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        Future<?> first = lane.step(LaneWork.STEP, job, () -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            done.incrementAndGet();
        });

        lane.step(LaneWork.STEP, job, done::incrementAndGet).get();
        assertThat(done).hasValue(0);
        lane.step(LaneWork.STEP, UUID.randomUUID(), done::incrementAndGet).get();
        assertThat(done).hasValue(1);
        go.countDown();
        first.get();
        lane.step(LaneWork.STEP, job, done::incrementAndGet).get();
        assertThat(done).hasValue(3);
    }

    @Test
    void slowWorkOfOneKindHoldsUpNoOther() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<?>> slow = new ArrayList<>();
        for (LaneWork kind : List.of(LaneWork.START, LaneWork.STEP)) {
            IntStream.range(0, 50)
                    .forEach(number -> slow.add(lane.step(kind, UUID.randomUUID(), () -> {
                        try {
                            go.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    })));
        }
        AtomicInteger cancelled = new AtomicInteger();

        lane.step(LaneWork.CANCEL, UUID.randomUUID(), cancelled::incrementAndGet)
                .get(5, TimeUnit.SECONDS);

        assertThat(cancelled).hasValue(1);
        assertThat(slow).noneMatch(Future::isDone);
        go.countDown();
        BackendLane.await(slow, faults);
        assertThat(faults).isEmpty();
    }

    private static Phase phase(Map<String, JobStatus> statuses, String key) {
        return Objects.requireNonNull(statuses.get(key)).phase();
    }

    private BatchPeer peer() {
        try {
            BatchPeer server = new BatchPeer(5);
            backend.use(server);
            return server;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JobSpec spec(long millis) {
        return new JobSpec("wait", Map.of("millis", Long.toString(millis)), Map.of());
    }
}
