package dev.countersign.job;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The threads of this node that fetch, start and watch jobs: one for each of these and one for each backend, however many
 * jobs there are. They survive every fault, above all of the database.
 */
@ApplicationScoped
class JobLoop {

    private static final Logger LOG = Logger.getLogger(JobLoop.class);

    private final JobFetcher fetcher;
    private final JobLauncher launcher;
    private final JobWatcher watcher;
    private final JobKeeper keeper;
    private final JobCleanup cleanup;
    private final JobLeases leases;
    private final JobBackends backends;
    private final BackendLanes lanes;
    private final InRequest request;
    private final JobConfig config;
    private final Set<String> faulty = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledThreadPoolExecutor threads;

    JobLoop(
            JobFetcher fetcher,
            JobLauncher launcher,
            JobWatcher watcher,
            JobKeeper keeper,
            JobCleanup cleanup,
            JobLeases leases,
            JobBackends backends,
            BackendLanes lanes,
            InRequest request,
            JobConfig config) {
        this.fetcher = fetcher;
        this.launcher = launcher;
        this.watcher = watcher;
        this.keeper = keeper;
        this.cleanup = cleanup;
        this.leases = leases;
        this.backends = backends;
        this.lanes = lanes;
        this.request = request;
        this.config = config;
    }

    void start(@Observes @Priority(6000) StartupEvent event) {
        if (!config.enabled()) {
            return;
        }
        threads = new ScheduledThreadPoolExecutor(5 + lanes.all().size(), work -> new Thread(work, "countersign-jobs"));
        // watching first: what runs matters more than what may come
        repeat("renew the leases of", config.pollInterval(), faults -> leases.renewAndAdopt());
        for (BackendLane lane : lanes.all()) {
            List<Future<?>> steps = new ArrayList<>();
            repeat("watch the " + lane.backend().name(), config.watchInterval(), faults -> {
                BackendLane.reap(steps, faults);
                steps.addAll(watcher.look(lane, faults));
            });
        }
        repeat("keep", config.pollInterval(), faults -> keeper.round());
        // apart from the locks: it asks backends, which may take their time
        repeat("clear away the files of", config.pollInterval(), faults -> cleanup.round());
        repeat("fetch", config.pollInterval(), faults -> backends.topics().forEach(topic -> fetch(topic, faults)));
        List<Future<?>> starts = new ArrayList<>();
        repeat("start", config.pollInterval(), faults -> {
            BackendLane.reap(starts, faults);
            starts.addAll(launcher.begin());
        });
        LOG.infof("Jobs of %s are worked on, %d at a time on this machine", backends.topics(), config.maxRunning());
    }

    /** The jobs themselves go on; the next node takes them over at once. */
    void stop(@Observes @Priority(5) ShutdownEvent event) throws InterruptedException {
        if (threads == null) {
            return;
        }
        threads.shutdown();
        if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
        for (BackendLane lane : lanes.all()) {
            lane.stop();
        }
        leases.release();
    }

    private void fetch(String topic, List<RuntimeException> faults) {
        try {
            boolean more = true;
            while (more) {
                more = fetcher.fetch(topic);
            }
        } catch (RuntimeException e) {
            faults.add(e);
        }
    }

    /** Each step fails for itself; a fault that stays is said once. */
    private void repeat(String what, Duration pause, Consumer<List<RuntimeException>> step) {
        Runnable round = () -> {
            List<RuntimeException> faults = new ArrayList<>();
            try {
                request.run(() -> step.accept(faults));
            } catch (RuntimeException e) {
                faults.add(e);
            }
            report(what, faults);
        };
        if (threads != null) {
            threads.scheduleWithFixedDelay(round, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void report(String what, List<RuntimeException> faults) {
        if (faults.isEmpty()) {
            if (faulty.remove(what)) {
                LOG.infof("Possible again: to %s jobs", what);
            }
        } else if (faulty.add(what)) {
            LOG.warnf(
                    faults.get(0),
                    "Not possible now: to %s jobs (%d faults). They go on by themselves and are looked at again",
                    what,
                    faults.size());
        } else {
            LOG.debugf(faults.get(0), "Still not possible: to %s jobs", what);
        }
    }
}
