package dev.countersign.connector;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads in which calls wait for other systems, so that neither the engine nor a request ever does. */
@ApplicationScoped
class CallThreads {

    private final ConnectorConfig config;
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger number = new AtomicInteger();
    private final ExecutorService threads;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "countersign-connector-time"));

    CallThreads(ConnectorConfig config) {
        this.config = config;
        // as many as there are free slots: the slots bound it
        this.threads = Executors.newCachedThreadPool(
                work -> daemon(work, "countersign-connector-" + number.incrementAndGet()));
    }

    /** How many further calls may begin. */
    int free() {
        return Math.max(0, config.threads() - busy.get());
    }

    int busy() {
        return busy.get();
    }

    /** Holds a slot from now on: the work comes after a commit. */
    void reserve() {
        busy.incrementAndGet();
    }

    /** Gives up a slot whose work will not come. */
    void release() {
        busy.decrementAndGet();
    }

    /** Runs work that has a slot, which is free again when the work has ended. */
    void run(Runnable work) {
        threads.execute(() -> {
            try {
                work.run();
            } finally {
                release();
            }
        });
    }

    /** Runs something short after a while, unless it is cancelled before; it must not wait for anybody. */
    ScheduledFuture<?> later(Duration pause, Runnable work) {
        return clock.schedule(() -> threads.execute(work), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes @Priority(10) ShutdownEvent event) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(config.stopWait().toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
        clock.shutdownNow();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
