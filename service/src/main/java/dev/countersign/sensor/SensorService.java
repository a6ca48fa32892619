package dev.countersign.sensor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.problem.StateConflictException;
import dev.countersign.problem.UnknownResourceException;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What people see of sensors and may do to them. */
@ApplicationScoped
class SensorService {

    private static final Logger LOG = Logger.getLogger(SensorService.class);

    private final SensorRepository sensors;
    private final ObjectMapper json;

    SensorService(SensorRepository sensors, ObjectMapper json) {
        this.sensors = sensors;
        this.json = json;
    }

    List<SensorView> ofInstance(String processInstanceId) {
        return sensors.ofInstance(processInstanceId).stream().map(this::view).toList();
    }

    @Transactional
    SensorPage page(SensorState state, int page, int size) {
        PanacheQuery<Sensor> query = sensors.inState(state).page(Page.of(page, size));
        return new SensorPage(query.list().stream().map(this::view).toList(), query.count());
    }

    /** @throws UnknownResourceException when there is none */
    SensorView one(UUID id) {
        return view(sensors.one(id).orElseThrow(() -> new UnknownResourceException("sensor", id.toString())));
    }

    /**
     * Lets a sensor look now instead of at its time.
     *
     * @throws StateConflictException when it has ended
     */
    @Transactional
    void pokeNow(UUID id, String user) {
        Sensor sensor = sensors.lock(id).orElseThrow(() -> new UnknownResourceException("sensor", id.toString()));
        if (sensor.state != SensorState.WAITING) {
            throw new StateConflictException(
                    "sensor-ended", "The sensor is " + sensor.state + " and does not look any more.");
        }
        sensor.nextPokeAt = sensors.now();
        LOG.infof("%s lets sensor %s look now", user, id);
    }

    private SensorView view(Sensor sensor) {
        try {
            boolean waits = sensor.state == SensorState.WAITING;
            return new SensorView(
                    sensor.id,
                    sensor.kind,
                    sensor.target,
                    sensor.origin.processInstanceId(),
                    sensor.origin.processDefinitionKey(),
                    sensor.origin.businessKey(),
                    sensor.origin.activityId(),
                    sensor.state,
                    sensor.createdAt,
                    sensor.timesOutAt,
                    waits ? sensor.nextPokeAt : null,
                    sensor.pokes,
                    sensor.failedPokes,
                    sensor.failures,
                    sensor.lastPokeAt,
                    sensor.lastAnswer,
                    sensor.lastFailed,
                    sensor.endedAt,
                    sensor.result == null ? null : json.readTree(sensor.result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
