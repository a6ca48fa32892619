package dev.countersign.sensor;

import dev.countersign.sensor.probe.Answer;
import dev.countersign.sensor.probe.ProbeException;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.operaton.bpm.engine.OptimisticLockingException;

/** The few threads of this node that look. A look has a time-out after which its thread is taken from it; a peer has a share. */
@ApplicationScoped
class SensorPoker {

    private static final Logger LOG = Logger.getLogger(SensorPoker.class);

    private final SensorRepository sensors;
    private final SensorOutcome outcome;
    private final SensorSetbacks setbacks;
    private final Probes probes;
    private final SensorConfig config;
    private final LookPlaces places;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "countersign-sensor-timer"));

    SensorPoker(
            SensorRepository sensors,
            SensorOutcome outcome,
            SensorSetbacks setbacks,
            Probes probes,
            SensorConfig config) {
        this.sensors = sensors;
        this.outcome = outcome;
        this.setbacks = setbacks;
        this.probes = probes;
        this.config = config;
        this.places = new LookPlaces(config.threads(), config.peerShare());
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
        if (places.free() == 0) {
            return 0;
        }
        List<ClaimedSensor> due =
                sensors.claim(UUID.randomUUID(), places, config.pokeTimeout().plus(config.lease()));
        due.forEach(sensor -> start(new RunningLook(sensor, config.pokeTimeout())));
        return due.size();
    }

    /** Whether no thread is looking. */
    boolean isIdle() {
        return places.free() == config.threads();
    }

    private void start(RunningLook look) {
        places.take(look.peer()); // only rounds take places, and they come one after the other
        threads.execute(() -> {
            look.begins();
            try {
                inContext(() -> poke(look));
            } finally {
                if (look.ends()) {
                    inContext(() -> setbacks.release(look));
                }
                places.giveBack(look.peer());
            }
        });
        timer.schedule(() -> breakOff(look), config.pokeTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void poke(RunningLook running) {
        Look look = outcome.begin(running.id(), running.claim()).orElse(null);
        if (look == null) {
            return;
        }
        Runnable end;
        try {
            Answer answer = probes.of(look.kind()).look(look.inputs(), running.context());
            end = () -> outcome.answered(look, answer);
        } catch (ProbeException | IllegalArgumentException e) {
            end = () -> outcome.failed(look, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            LOG.debugf("The look of sensor %s was broken off", look.id());
            return;
        } catch (RuntimeException | Error e) {
            LOG.warnf(e, "The look of sensor %s broke down", look.id());
            end = () -> outcome.failed(look, "The look broke down: " + e);
        }
        if (running.settle()) {
            record(running, end);
        }
    }

    private void record(RunningLook look, Runnable end) {
        try {
            end.run();
        } catch (OptimisticLockingException e) {
            LOG.debugf(e, "Somebody else changed the process of sensor %s; it looks again", look.id());
        } catch (RuntimeException | Error e) {
            LOG.warnf(e, "The process of sensor %s cannot go on", look.id());
            setbacks.refused(look, reason(e), Duration.ZERO);
        }
    }

    private void breakOff(RunningLook look) {
        if (look.settle()) {
            look.breakOff();
            watch(look, "The look took longer than " + config.pokeTimeout() + " and was broken off.");
        }
    }

    /** Keeps the claim of a look that was broken off for as long as it still has its thread. */
    private void watch(RunningLook look, String reason) {
        AtomicBoolean waits = new AtomicBoolean(true);
        inContext(() -> {
            try {
                waits.set(setbacks.hangs(look, reason, config.lease()));
            } catch (OptimisticLockingException e) {
                LOG.debugf(e, "Somebody else changed the process of sensor %s", look.id());
            } catch (RuntimeException | Error e) {
                LOG.warnf(e, "The process of sensor %s cannot go on", look.id());
                setbacks.refused(look, reason(e), config.lease());
            }
        });
        if (!waits.get()) {
            return;
        }
        if (look.keep()) {
            timer.schedule(
                    () -> watch(look, "An earlier look still hangs on this node."),
                    Math.max(1, config.lease().toMillis() / 3),
                    TimeUnit.MILLISECONDS);
        } else {
            inContext(() -> setbacks.release(look));
        }
    }

    private static String reason(Throwable e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private static void inContext(Runnable work) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            work.run();
        } catch (RuntimeException | Error e) {
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
