package dev.countersign.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.ServiceTaskModel;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EndedSensorsTest {

    private static final Duration KEEP = Duration.ofDays(180);

    @Inject
    SensorRuns runs;

    @Inject
    SensorRepository sensors;

    @Inject
    EndedSensors ended;

    private String instance = "";

    @AfterEach
    void end() {
        runs.end(instance);
        sensors.cancelForgotten();
    }

    @Test
    void sensorOfAnEndedProcessGoesAfterAWhile() {
        UUID id = start("sensor-ended", "none.csv");
        runs.end(instance);
        sensors.cancelForgotten();

        runs.endedDaysAgo(id, 179);
        deleteAll();
        assertThat(sensors.one(id)).isPresent();

        runs.endedDaysAgo(id, 181);
        deleteAll();
        assertThat(sensors.one(id)).isEmpty();
    }

    @Test
    void sensorThatWaitsStaysHoweverOldItIs() {
        UUID id = start("sensor-waits-long", "none.csv");
        runs.endedDaysAgo(id, 999);

        deleteAll();

        assertThat(sensors.one(id)).isPresent();
    }

    @Test
    void sensorStaysWhileItsProcessIsOpen() throws IOException {
        Path file = root().resolve("ended-sensor.csv");
        Files.createDirectories(root());
        Files.writeString(file, "1");
        UUID id = start("sensor-open", "ended-sensor.csv");
        assertThat(runs.look(instance).state).isEqualTo(SensorState.MET);
        runs.endedDaysAgo(id, 999);

        deleteAll();
        assertThat(sensors.one(id)).isPresent();

        runs.end(instance);
        deleteAll();
        assertThat(sensors.one(id)).isEmpty();
    }

    private void deleteAll() {
        while (ended.deleteSome(KEEP) > 0) {
            // the next ones
        }
    }

    private UUID start(String key, String file) {
        instance = runs.start(
                new ServiceTaskModel(key, SensorWorker.TOPIC)
                        .input("sensor", "file")
                        .input("path", root().resolve(file).toString()),
                key,
                Map.of());
        return runs.sensor(instance).id;
    }

    private static Path root() {
        return Path.of("target/sensor-root").toAbsolutePath();
    }
}
