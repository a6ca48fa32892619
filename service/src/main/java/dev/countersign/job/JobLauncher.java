package dev.countersign.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts intended jobs in their order, as many as there are places for. An intent of which nobody
 * knows whether it was carried out is looked up first: the key says.
 */
@ApplicationScoped
class JobLauncher {

    private static final int AT_ONCE = 200;

    private final JobRepository jobs;
    private final JobLeases leases;
    private final JobStarter starter;
    private final JobBackends backends;
    private final JobQueueTable table;
    private final JobStarts starts;
    private final BackendLanes lanes;
    private final InRequest request;
    private final JobWithdrawal withdrawal;
    private final JobHandOver handOver;

    JobLauncher(
            JobRepository jobs,
            JobLeases leases,
            JobStarter starter,
            JobBackends backends,
            JobQueueTable table,
            JobStarts starts,
            BackendLanes lanes,
            InRequest request,
            JobWithdrawal withdrawal,
            JobHandOver handOver) {
        this.jobs = jobs;
        this.leases = leases;
        this.starter = starter;
        this.backends = backends;
        this.table = table;
        this.starts = starts;
        this.lanes = lanes;
        this.request = request;
        this.withdrawal = withdrawal;
        this.handOver = handOver;
    }

    /** One round over all intended jobs, to its end. */
    void launch() {
        List<RuntimeException> faults = new ArrayList<>();
        BackendLane.await(begin(), faults);
        Faults.raise(faults);
    }

    /** Begins one round over all intended jobs; what it gives has begun and may take a while. */
    List<Future<?>> begin() {
        List<QueuedJob> waiting = table.waiting();
        List<UUID> again = ids(waiting, job -> !job.unwanted() && job.taken() && !job.suspended());
        starter.keep(again);
        if (waiting.isEmpty()) {
            return List.of();
        }
        boolean someMay = starts.places(waiting).values().stream().anyMatch(place -> place.reason() == WaitReason.NEXT);
        Set<UUID> fresh = someMay ? new LinkedHashSet<>(starts.take(AT_ONCE)) : Set.of();
        Map<UUID, Boolean> unwanted = waiting.stream()
                .filter(QueuedJob::unwanted)
                .collect(Collectors.toMap(QueuedJob::id, QueuedJob::taskGone));
        List<UUID> concerned = Stream.of(unwanted.keySet(), again, fresh)
                .flatMap(Collection::stream)
                .toList();
        List<Future<?>> begun = new ArrayList<>();
        for (Job job : jobs.all(concerned)) {
            if (handOver.pauses(job)) {
                continue;
            }
            BackendLane lane = lanes.of(job, backends);
            Boolean taskGone = unwanted.get(job.id);
            if (taskGone != null) {
                begun.add(lane.step(
                        LaneWork.CANCEL, job.id, () -> request.run(() -> withdrawal.withdraw(job, taskGone))));
            } else {
                boolean taken = fresh.contains(job.id);
                begun.add(lane.step(LaneWork.START, job.id, () -> request.run(() -> start(job, taken))));
            }
        }
        return begun;
    }

    private void start(Job job, boolean taken) {
        if (taken || leases.takeForStart(job.id, backends.of(job).host().orElse(null))) {
            starter.start(job);
        }
    }

    private static List<UUID> ids(List<QueuedJob> jobs, Predicate<QueuedJob> which) {
        return jobs.stream().filter(which).map(QueuedJob::id).toList();
    }
}
