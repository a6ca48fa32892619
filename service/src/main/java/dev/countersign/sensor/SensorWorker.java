package dev.countersign.sensor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.engine.ModelElement;
import dev.countersign.externaltask.ExternalTasks;
import dev.countersign.externaltask.TakenTask;
import dev.countersign.externaltask.TaskInputs;
import dev.countersign.externaltask.TopicWorker;
import dev.countersign.sensor.probe.Probe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Turns external tasks into rows that wait; the lock of the task and the row are one transaction. */
@ApplicationScoped
class SensorWorker implements TopicWorker {

    static final String TOPIC = "sensor";

    private static final Logger LOG = Logger.getLogger(SensorWorker.class);
    private static final int AT_ONCE = 50;

    /** When the engine's lock runs out the task comes again and finds its row: no need to renew a thousand locks. */
    private static final Duration LOCK = Duration.ofDays(1);

    private final SensorRepository sensors;
    private final Probes probes;
    private final ExternalTasks tasks;
    private final SensorConfig config;
    private final ObjectMapper json;

    SensorWorker(SensorRepository sensors, Probes probes, ExternalTasks tasks, SensorConfig config, ObjectMapper json) {
        this.sensors = sensors;
        this.probes = probes;
        this.tasks = tasks;
        this.config = config;
        this.json = json;
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public void check(String topic, ModelElement element, Consumer<String> problem) {
        try {
            probes.check(TaskInputs.of(element));
        } catch (IllegalArgumentException e) {
            problem.accept(String.valueOf(e.getMessage()));
        }
    }

    /** As many as come: a waiting sensor costs a row. */
    @Override
    public int capacity() {
        return AT_ONCE;
    }

    @Override
    public void take(TakenTask task) {
        tasks.lock(task.id(), LOCK);
        if (sensors.lockWaiting(task.id()).isPresent()) {
            return; // it waits already, only the engine's lock had run out
        }
        TaskInputs inputs = TaskInputs.of(task.inputs());
        probes.check(inputs);
        Probe probe = probes.of(inputs.text("sensor"));
        SensorSettings settings = SensorSettings.read(inputs);
        Instant now = sensors.now();
        Sensor sensor = new Sensor(
                task,
                probe.kind(),
                abbreviated(probe.target(inputs)),
                abbreviated(probe.peer(inputs)),
                text(inputs),
                now);
        settings.timeout().ifPresent(timeout -> sensor.timesOutAt = now.plus(timeout));
        sensor.waitFor(firstPause(settings.poke()), now);
        sensors.persist(sensor);
        LOG.debugf("Process %s waits for %s %s", task.processInstanceId(), sensor.kind, sensor.target);
    }

    private Duration firstPause(Duration poke) {
        long most = Math.min(poke.toMillis(), config.spread().toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most + 1));
    }

    private String text(TaskInputs inputs) {
        Map<String, Object> given = new LinkedHashMap<>(inputs.values());
        given.remove(ExternalTasks.RESULT);
        try {
            return json.writeValueAsString(given);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("An input parameter has no JSON form: " + e.getOriginalMessage());
        }
    }

    private static String abbreviated(String target) {
        return target.length() <= 500 ? target : target.substring(0, 497) + "...";
    }
}
