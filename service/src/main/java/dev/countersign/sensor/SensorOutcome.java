package dev.countersign.sensor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.externaltask.ExternalTasks;
import dev.countersign.externaltask.TaskInputs;
import dev.countersign.sensor.probe.Answer;
import dev.countersign.sensor.probe.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * What follows from a look. Each method is one transaction that locks the row and checks that the look still counts; what
 * the engine is told commits with it.
 */
@ApplicationScoped
class SensorOutcome {

    /** The error that models catch when what they wait for does not come in time. */
    static final String TIMED_OUT = "sensorTimedOut";

    private static final Logger LOG = Logger.getLogger(SensorOutcome.class);

    private final SensorRepository sensors;
    private final ExternalTasks tasks;
    private final ObjectMapper json;

    SensorOutcome(SensorRepository sensors, ExternalTasks tasks, ObjectMapper json) {
        this.sensors = sensors;
        this.tasks = tasks;
        this.json = json;
    }

    /** What is to be looked at, if the claim still holds. */
    @Transactional
    Optional<Look> begin(UUID id, UUID claim) {
        return sensors.lock(id, claim).map(sensor -> new Look(sensor.id, claim, sensor.kind, inputs(sensor)));
    }

    @Transactional
    void answered(Look look, Answer answer) {
        sensors.lock(look.id(), look.claim()).ifPresent(sensor -> {
            Instant now = sensors.now();
            SensorSettings settings = SensorSettings.read(look.inputs());
            Observations observations = new Observations(json);
            Optional<Finding> settled =
                    observations.settled(sensor.observed, answer.found(), settings.stableFor(), now);
            boolean unsettled = settled.isEmpty() && !answer.found().isEmpty();
            sensor.looked(unsettled ? answer.text() + " It may still change." : answer.text(), now);
            if (settled.isPresent()) {
                met(sensor, settled.get(), answer, now);
            } else {
                sensor.observed = observations.text();
                waitOrTimeOut(sensor, settings, unsettled ? soonest(settings) : settings.poke(), now);
            }
        });
    }

    /** It was not possible to look. That is no answer, but too many of them are a failure. */
    @Transactional
    void failed(Look look, String reason) {
        sensors.lock(look.id(), look.claim()).ifPresent(sensor -> {
            Instant now = sensors.now();
            SensorSettings settings = SensorSettings.read(look.inputs());
            sensor.couldNotLook(reason, now);
            if (sensor.failures >= settings.maxFailures()) {
                fail(
                        sensor,
                        "sensor-failed",
                        "The sensor could not look at %s %d times in a row; the last time: %s"
                                .formatted(sensor.target, sensor.failures, reason),
                        SensorState.FAILED,
                        now);
            } else {
                waitOrTimeOut(sensor, settings, settings.poke(), now);
            }
        });
    }

    private void met(Sensor sensor, Finding found, Answer answer, Instant now) {
        Map<String, Object> result = result(sensor, true, now);
        result.put("path", found.path());
        result.put("size", found.size());
        result.put(
                "modified", found.modified() == null ? null : found.modified().toString());
        result.put("matches", answer.found().size());
        result.putAll(answer.given());
        end(sensor, SensorState.MET, result, now);
        tasks.complete(sensor.origin.externalTaskId(), result);
    }

    private void waitOrTimeOut(Sensor sensor, SensorSettings settings, Duration pause, Instant now) {
        if (!sensor.isOverdue(now)) {
            sensor.waitFor(jittered(pause), now);
            return;
        }
        String message = "%s was not there after %s. The last look: %s"
                .formatted(sensor.target, settings.timeout().orElseThrow(), sensor.lastAnswer);
        if (settings.onTimeout().equals(SensorSettings.COMPLETE)) {
            Map<String, Object> result = result(sensor, false, now);
            end(sensor, SensorState.TIMED_OUT, result, now);
            tasks.complete(sensor.origin.externalTaskId(), result);
        } else if (settings.onTimeout().equals(SensorSettings.ERROR)
                && tasks.catches(sensor.origin.externalTaskId(), TIMED_OUT)) {
            end(sensor, SensorState.TIMED_OUT, Map.of(), now);
            tasks.bpmnError(
                    sensor.origin.externalTaskId(),
                    TIMED_OUT,
                    message,
                    Map.of(ExternalTasks.ERROR, error(sensor, "sensor-timed-out", message)));
        } else {
            fail(sensor, "sensor-timed-out", message, SensorState.TIMED_OUT, now);
        }
    }

    private void fail(Sensor sensor, String code, String message, SensorState state, Instant now) {
        end(sensor, state, Map.of(), now);
        tasks.fail(sensor.origin.externalTaskId(), message, "", error(sensor, code, message));
    }

    private void end(Sensor sensor, SensorState state, Map<String, Object> result, Instant now) {
        sensor.end(state, now);
        sensor.result = result.isEmpty() ? null : text(result);
        LOG.infof(
                "The sensor of process %s for %s %s ends: %s",
                sensor.origin.processInstanceId(), sensor.kind, sensor.target, sensor.state);
    }

    private static Map<String, Object> error(Sensor sensor, String code, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", message);
        error.put("activityId", sensor.origin.activityId());
        error.put("sensorId", sensor.id.toString());
        error.put("target", sensor.target);
        error.put("pokes", sensor.pokes);
        error.put("failedPokes", sensor.failedPokes);
        return error;
    }

    private static Map<String, Object> result(Sensor sensor, boolean met, Instant now) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("met", met);
        result.put("sensor", sensor.kind);
        result.put("target", sensor.target);
        result.put("foundAt", met ? now.toString() : null);
        result.put("waitedSeconds", Duration.between(sensor.createdAt, now).toSeconds());
        result.put("pokes", sensor.pokes);
        result.put("failedPokes", sensor.failedPokes);
        return result;
    }

    /** A tenth more or less, but never under a second: sensors that began together drift apart. */
    private static Duration jittered(Duration pause) {
        long millis = pause.toMillis();
        long tenth = Math.max(1, millis / 10);
        return Duration.ofMillis(
                Math.max(1_000, millis - tenth + ThreadLocalRandom.current().nextLong(2 * tenth)));
    }

    private static Duration soonest(SensorSettings settings) {
        return settings.poke().compareTo(settings.stableFor()) < 0 ? settings.poke() : settings.stableFor();
    }

    private TaskInputs inputs(Sensor sensor) {
        try {
            return TaskInputs.of(json.readValue(sensor.inputs, new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(Map<String, Object> result) {
        try {
            return json.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
