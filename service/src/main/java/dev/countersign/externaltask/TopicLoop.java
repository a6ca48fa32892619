package dev.countersign.externaltask;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The one thread of this node that fetches tasks for all {@link TopicWorker}s. Survives every fault. */
@ApplicationScoped
public class TopicLoop {

    private static final Logger LOG = Logger.getLogger(TopicLoop.class);

    private final List<TopicWorker> workers;
    private final TopicFetch fetch;
    private final ExternalTaskConfig config;
    private @Nullable ScheduledExecutorService thread;
    private boolean faulty;

    TopicLoop(@All List<TopicWorker> workers, TopicFetch fetch, ExternalTaskConfig config) {
        this.workers = workers;
        this.fetch = fetch;
        this.config = config;
    }

    void start(@Observes @Priority(6000) StartupEvent event) {
        if (!config.enabled() || workers.isEmpty()) {
            return;
        }
        ScheduledExecutorService single =
                Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "countersign-tasks"));
        long pause = config.pollInterval().toMillis();
        single.scheduleWithFixedDelay(this::round, 0, pause, TimeUnit.MILLISECONDS);
        thread = single;
    }

    void stop(@Observes @Priority(5) ShutdownEvent event) throws InterruptedException {
        if (thread != null) {
            thread.shutdown();
            thread.awaitTermination(5, TimeUnit.SECONDS);
        }
    }

    /** One look at the free tasks of every topic. */
    @ActivateRequestContext
    public void round() {
        boolean fine = true;
        for (TopicWorker worker : workers) {
            for (String topic : worker.topics()) {
                fine &= tried(worker, topic);
            }
        }
        if (fine && faulty) {
            LOG.info("External tasks are fetched again");
        }
        faulty = !fine;
    }

    private boolean tried(TopicWorker worker, String topic) {
        try {
            int free = worker.capacity();
            if (free > 0) {
                fetch.fetch(worker, topic, free);
            }
            return true;
        } catch (RuntimeException | Error e) { // an error that came out of here would end the loop for ever
            if (faulty) {
                LOG.debugf(e, "Still not possible: to fetch tasks of %s", topic);
            } else {
                LOG.warnf(e, "Not possible now: to fetch tasks of %s. They are fetched as soon as it is", topic);
            }
            return false;
        }
    }
}
