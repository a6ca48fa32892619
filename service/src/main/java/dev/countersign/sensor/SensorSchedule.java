package dev.countersign.sensor;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets sensors look when they are due. */
@ApplicationScoped
class SensorSchedule {

    private final SensorPoker poker;
    private final SensorConfig config;

    SensorSchedule(SensorPoker poker, SensorConfig config) {
        this.poker = poker;
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
}
