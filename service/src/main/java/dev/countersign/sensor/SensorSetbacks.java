package dev.countersign.sensor;

import dev.countersign.externaltask.ExternalTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Looks that do not end, and processes that cannot go on. Each method is one transaction. */
@ApplicationScoped
class SensorSetbacks {

    private static final Logger LOG = Logger.getLogger(SensorSetbacks.class);

    /** So often a process may refuse to go on; then a person has to see to it. */
    static final int MOST_REFUSALS = 3;

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final SensorRepository sensors;
    private final SensorOutcome outcome;
    private final ExternalTasks tasks;

    SensorSetbacks(SensorRepository sensors, SensorOutcome outcome, ExternalTasks tasks) {
        this.sensors = sensors;
        this.outcome = outcome;
        this.tasks = tasks;
    }

    /**
     * A look that was broken off has not given its thread back. Nobody looks meanwhile: the next look would hang as well.
     * Each one that is left out is a failed one, so that the sensor still ends by its failures or its time-out.
     *
     * @param keep how long the claim holds from now
     * @return whether the sensor still waits and the claim on it is kept
     */
    @Transactional
    boolean hangs(RunningLook look, String reason, Duration keep) {
        Sensor sensor = sensors.lock(look.id(), look.claim()).orElse(null);
        if (sensor == null) {
            return false;
        }
        Instant now = sensors.now();
        if (!now.isBefore(sensor.nextPokeAt)) {
            outcome.begin(look.id(), look.claim()).ifPresent(known -> outcome.failed(known, reason));
        }
        if (sensor.state != SensorState.WAITING) {
            return false;
        }
        sensor.keep(look.claim(), keep, now);
        return true;
    }

    /**
     * What follows the sensor in the process has failed, and with it the transaction that told the engine. So this tells
     * the engine nothing that could fail again: it tries once more later, and in the end there is an incident.
     *
     * @param keep how long the claim holds from now; zero gives it back
     */
    @Transactional
    void refused(RunningLook look, String reason, Duration keep) {
        sensors.lock(look.id(), look.claim()).ifPresent(sensor -> {
            Instant now = sensors.now();
            sensor.refused("The process cannot go on: " + reason, PAUSE, now);
            if (sensor.refusals >= MOST_REFUSALS) {
                String message = "The process could not go on %d times in a row after waiting for %s; the last time: %s"
                        .formatted(sensor.refusals, sensor.target, reason);
                sensor.end(SensorState.FAILED, now);
                tasks.raiseIncident(sensor.origin.externalTaskId(), message, "");
                LOG.warnf("Sensor %s ends: %s", sensor.id, message);
            } else if (!keep.isZero()) {
                sensor.keep(look.claim(), keep, now);
            }
        });
    }

    /** The thread is free again: the sensor can be looked at when it is due. */
    @Transactional
    void release(RunningLook look) {
        sensors.lock(look.id(), look.claim()).ifPresent(Sensor::release);
    }
}
