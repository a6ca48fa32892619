package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobQueueTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final Map<String, Integer> SLOTS = Map.of("local", 2, "cluster", 3, "closed", 0);

    private final List<HeldPlaces> held = new ArrayList<>();
    private Map<String, Integer> ofProcess = Map.of();
    private Map<String, Integer> ofTenant = Map.of();

    @Test
    void firstOnesGetTheFreePlacesOfTheirPool() {
        held.add(new HeldPlaces("cluster", "other", null, null, 1));

        assertThat(reasons(remote("p"), remote("p"), remote("p")))
                .containsExactly(WaitReason.NEXT, WaitReason.NEXT, WaitReason.POOL_FULL);
    }

    @Test
    void fullPoolDoesNotHoldUpAnother() {
        assertThat(reasons(in("closed", "p", null, null), in("local", "p", null, "here")))
                .containsExactly(WaitReason.POOL_FULL, WaitReason.NEXT);
    }

    @Test
    void jobsElsewhereTakeNoMoreThanThePlacesOfThePoolLocal() {
        assertThat(reasons(in("local", "p", null, null), in("local", "p", null, null), in("local", "p", null, null)))
                .containsExactly(WaitReason.NEXT, WaitReason.NEXT, WaitReason.POOL_FULL);
    }

    @Test
    void poolThatIsNotConfiguredAnyMoreLetsNoneStart() {
        assertThat(reasons(in("gone", "p", null, null))).containsExactly(WaitReason.POOL_FULL);
    }

    @Test
    void machineHoldsItsNumberInWhateverPool() {
        held.add(new HeldPlaces("cluster", "p", null, "here", 1));
        held.add(new HeldPlaces("local", "p", null, "elsewhere", 5));

        assertThat(reasons(in("local", "p", null, "here"), in("cluster", "p", null, "here"), remote("p")))
                .containsExactly(WaitReason.NEXT, WaitReason.MACHINE_FULL, WaitReason.NEXT);
    }

    @Test
    void limitOfAProcessHoldsInAllPoolsTogether() {
        ofProcess = Map.of("p", 2);
        held.add(new HeldPlaces("local", "p", null, "elsewhere", 1));

        assertThat(reasons(remote("p"), remote("p"), remote("q")))
                .containsExactly(WaitReason.NEXT, WaitReason.PROCESS_LIMIT, WaitReason.NEXT);
    }

    @Test
    void limitOfATenant() {
        ofTenant = Map.of("acme", 1);

        assertThat(reasons(in("cluster", "p", "acme", null), in("cluster", "q", "acme", null), remote("p")))
                .containsExactly(WaitReason.NEXT, WaitReason.TENANT_LIMIT, WaitReason.NEXT);
    }

    @Test
    void whatDoesNotWaitForAPlaceTakesNone() {
        QueuedJob later = job("cluster", "p", null, null, NOW.plusSeconds(1), false, false);
        QueuedJob suspended = job("cluster", "p", null, null, NOW, false, true);
        QueuedJob taken = job("cluster", "p", null, null, NOW, true, false);

        assertThat(reasons(later, suspended, taken, remote("p"), remote("p"), remote("p"), remote("p")))
                .containsExactly(
                        WaitReason.BACK_OFF,
                        WaitReason.SUSPENDED,
                        WaitReason.STARTING,
                        WaitReason.NEXT,
                        WaitReason.NEXT,
                        WaitReason.NEXT,
                        WaitReason.POOL_FULL);
    }

    @Test
    void positionsCountInEachPool() {
        List<QueuedJob> waiting = List.of(
                remote("p"),
                in("local", "p", null, "here"),
                job("cluster", "p", null, null, NOW, true, false),
                remote("p"));

        assertThat(queue().places(waiting, NOW).values())
                .extracting(JobQueue.Place::position)
                .containsExactly(1, 1, null, 2);
    }

    private List<WaitReason> reasons(QueuedJob... waiting) {
        return queue().places(List.of(waiting), NOW).values().stream()
                .map(JobQueue.Place::reason)
                .toList();
    }

    private JobQueue queue() {
        return new JobQueue(
                SLOTS,
                new JobConfig.Limits() {
                    @Override
                    public Map<String, Integer> process() {
                        return ofProcess;
                    }

                    @Override
                    public Map<String, Integer> tenant() {
                        return ofTenant;
                    }
                },
                held);
    }

    private static QueuedJob remote(String process) {
        return in("cluster", process, null, null);
    }

    private static QueuedJob in(String pool, String process, @Nullable String tenant, @Nullable String host) {
        return job(pool, process, tenant, host, NOW, false, false);
    }

    private static QueuedJob job(
            String pool,
            String process,
            @Nullable String tenant,
            @Nullable String host,
            Instant notBefore,
            boolean taken,
            boolean suspended) {
        return new QueuedJob(
                UUID.randomUUID(), pool, process, tenant, host, notBefore, NOW, false, taken, false, suspended);
    }
}
