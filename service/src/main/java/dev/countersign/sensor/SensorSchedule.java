package dev.countersign.sensor;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets sensors look when they are due. */
@ApplicationScoped
class SensorSchedule {

    private final SensorPoker poker;
    private final SensorRepository sensors;
    private final SensorConfig config;

    SensorSchedule(SensorPoker poker, SensorRepository sensors, SensorConfig config) {
        this.poker = poker;
        this.sensors = sensors;
        this.config = config;
    }

    @Scheduled(
            identity = "sensors",
            every = "${countersign.sensor.every:500ms}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        if (config.enabled()) {
            poker.round();
        }
    }

    /** Not at each round: it compares all that wait with all that processes wait for. */
    @Scheduled(
            identity = "forgotten-sensors",
            every = "${countersign.sensor.sweep-every:30s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        if (config.enabled()) {
            sensors.cancelForgotten();
        }
    }
}
