package dev.countersign.sensor;

import dev.countersign.sensor.probe.Answer;
import dev.countersign.sensor.probe.ProbeException;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.operaton.bpm.engine.OptimisticLockingException;

/** The few threads of this node that look. Each look has a time-out; claims no more than there are free threads. */
@ApplicationScoped
class SensorPoker {

    private static final Logger LOG = Logger.getLogger(SensorPoker.class);

    private final SensorRepository sensors;
    private final SensorOutcome outcome;
    private final Probes probes;
    private final SensorConfig config;
    private final Semaphore free;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "countersign-sensor-timer"));

    SensorPoker(SensorRepository sensors, SensorOutcome outcome, Probes probes, SensorConfig config) {
        this.sensors = sensors;
        this.outcome = outcome;
        this.probes = probes;
        this.config = config;
        this.free = new Semaphore(config.threads());
        this.threads = Executors.newFixedThreadPool(config.threads(), work -> daemon(work, "countersign-sensor"));
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
        threads.shutdownNow();
    }

    /**
     * Gives due sensors to the free threads.
     *
     * @return how many were due and could be given
     */
    int round() {
        sensors.cancelForgotten();
        int places = free.availablePermits();
        if (places == 0) {
            return 0;
        }
        UUID claim = UUID.randomUUID();
        List<UUID> due = sensors.claim(claim, places, config.pokeTimeout().plus(config.lease()));
        due.forEach(id -> start(id, claim));
        return due.size();
    }

    /** Whether no thread is looking. */
    boolean isIdle() {
        return free.availablePermits() == config.threads();
    }

    private void start(UUID id, UUID claim) {
        free.acquireUninterruptibly(); // only this round takes permits, so there is one
        AtomicBoolean answered = new AtomicBoolean();
        Future<?> work = threads.submit(() -> {
            try {
                inContext(() -> poke(id, claim, answered));
            } finally {
                free.release();
            }
        });
        timer.schedule(
                () -> breakOff(id, claim, work, answered), config.pokeTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void poke(UUID id, UUID claim, AtomicBoolean answered) {
        Look look = outcome.begin(id, claim).orElse(null);
        if (look == null) {
            return;
        }
        try {
            Answer answer = probes.of(look.kind()).look(look.inputs());
            if (answered.compareAndSet(false, true)) {
                record(look, answer);
            }
        } catch (ProbeException | IllegalArgumentException e) {
            if (answered.compareAndSet(false, true)) {
                outcome.failed(look, String.valueOf(e.getMessage()));
            }
        } catch (InterruptedException e) {
            LOG.debugf("The look of sensor %s was broken off", id);
        }
    }

    private void record(Look look, Answer answer) {
        try {
            outcome.answered(look, answer);
        } catch (OptimisticLockingException e) {
            LOG.debugf(e, "Somebody else changed the process of sensor %s; it looks again", look.id());
        } catch (RuntimeException e) {
            LOG.warnf(e, "The process of sensor %s cannot go on", look.id());
            outcome.failed(look, "It is there, but the process cannot go on with it: " + e.getMessage());
        }
    }

    private void breakOff(UUID id, UUID claim, Future<?> work, AtomicBoolean answered) {
        if (!work.isDone() && answered.compareAndSet(false, true)) {
            work.cancel(true);
            inContext(() -> outcome.begin(id, claim)
                    .ifPresent(look -> outcome.failed(
                            look, "The look took longer than " + config.pokeTimeout() + " and was broken off.")));
        }
    }

    private static void inContext(Runnable work) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("A sensor's look could not be recorded; it looks again when its lease is over", e);
        } finally {
            context.terminate();
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
