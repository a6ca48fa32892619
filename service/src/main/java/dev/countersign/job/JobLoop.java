package dev.countersign.job;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The one thread of this node that fetches, starts and watches jobs. Survives every fault, above all of the database. */
@ApplicationScoped
class JobLoop {

    private static final Logger LOG = Logger.getLogger(JobLoop.class);

    private final JobFetcher fetcher;
    private final JobLauncher launcher;
    private final JobWatcher watcher;
    private final JobLocks locks;
    private final JobOrphans orphans;
    private final JobLeases leases;
    private final JobBackends backends;
    private final JobConfig config;
    private @Nullable ScheduledExecutorService thread;
    private boolean faulty;

    JobLoop(
            JobFetcher fetcher,
            JobLauncher launcher,
            JobWatcher watcher,
            JobLocks locks,
            JobOrphans orphans,
            JobLeases leases,
            JobBackends backends,
            JobConfig config) {
        this.fetcher = fetcher;
        this.launcher = launcher;
        this.watcher = watcher;
        this.locks = locks;
        this.orphans = orphans;
        this.leases = leases;
        this.backends = backends;
        this.config = config;
    }

    void start(@Observes @Priority(6000) StartupEvent event) {
        if (!config.enabled()) {
            return;
        }
        ScheduledExecutorService single =
                Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "countersign-jobs"));
        long pause = config.pollInterval().toMillis();
        single.scheduleWithFixedDelay(this::round, 0, pause, TimeUnit.MILLISECONDS);
        thread = single;
        LOG.infof("Jobs of %s are worked on, %d at a time", backends.topics(), config.maxRunning());
    }

    /** The jobs themselves go on; the next node takes them over at once. */
    void stop(@Observes @Priority(5) ShutdownEvent event) throws InterruptedException {
        if (thread == null) {
            return;
        }
        thread.shutdown();
        if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
        leases.release();
    }

    @ActivateRequestContext
    void round() {
        // watching first: what runs matters more than what may come; each step fails for itself
        boolean fine = tried("watch", watcher::watch);
        fine &= tried("keep the locks of", this::keepLocks);
        for (String topic : backends.topics()) {
            fine &= tried("fetch", () -> fetcher.fetch(topic));
        }
        fine &= tried("start", launcher::launch);
        fine &= tried("clear", orphans::clear);
        if (fine && faulty) {
            LOG.info("Jobs are looked after again");
        }
        faulty = !fine;
    }

    private void keepLocks() {
        List<Job> due = locks.due();
        Set<String> existing = locks.existing(due);
        due.stream().filter(job -> existing.contains(job.externalTaskId)).forEach(job -> locks.renew(job.id));
    }

    private boolean tried(String what, Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException e) {
            if (faulty) {
                LOG.debugf(e, "Still not possible: to %s jobs", what);
            } else {
                LOG.warnf(e, "Not possible now: to %s jobs. They go on by themselves and are looked at again", what);
            }
            return false;
        }
    }
}
