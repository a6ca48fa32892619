package dev.countersign.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sensor.probe.Answer;
import dev.countersign.sensor.probe.Finding;
import dev.countersign.testing.AtOnce;
import dev.countersign.testing.ServiceTaskModel;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes at the same sensors, and a slow one that comes back after another one has taken over. */
@QuarkusTest
class SensorClaimTest {

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Answer NOT_YET = new Answer("There is no such file.", List.of());
    private static final Answer THERE = new Answer("Found it.", List.of(new Finding("/data/in/a.csv", 1, null, "1")));

    @Inject
    SensorRuns runs;

    @Inject
    SensorRepository sensors;

    @Inject
    SensorOutcome outcome;

    @Inject
    SensorSetbacks setbacks;

    private final List<String> instances = new ArrayList<>();

    @AfterEach
    void end() {
        instances.forEach(runs::end);
        sensors.cancelForgotten();
    }

    @Test
    void dueSensorIsTakenByOneNodeOnly() {
        Set<UUID> own = Stream.generate(this::start).limit(12).collect(Collectors.toSet());
        for (int round = 1; round <= 5; round++) {
            own.forEach(id -> {
                runs.leaseIsOver(id);
                runs.due(id);
            });

            List<List<ClaimedSensor>> taken = AtOnce.<List<ClaimedSensor>>all(List.of(this::claim, this::claim));

            assertThat(taken.stream()
                            .flatMap(List::stream)
                            .map(ClaimedSensor::id)
                            .filter(own::contains)
                            .toList())
                    .doesNotHaveDuplicates()
                    .hasSize(12);
        }
    }

    @Test
    void slowNodeThatComesBackChangesNothing() {
        UUID id = start();
        Look slow = begun(id);
        runs.leaseIsOver(id);
        Look current = begun(id);

        outcome.answered(slow, THERE);
        outcome.failed(slow, "The look broke down.");
        RunningLook hanging = new RunningLook(new ClaimedSensor(id, slow.claim(), ""), LEASE);
        setbacks.refused(hanging, "no", Duration.ZERO);
        setbacks.release(hanging);
        assertThat(setbacks.hangs(hanging, "late", LEASE)).isFalse();

        assertThat(sensor(id).state).isEqualTo(SensorState.WAITING);
        assertThat(sensor(id).claim).isEqualTo(current.claim());
        assertThat(sensor(id).pokes + sensor(id).failedPokes).isZero();
        outcome.answered(current, NOT_YET);
        outcome.answered(slow, THERE);
        assertThat(sensor(id).state).isEqualTo(SensorState.WAITING);
        assertThat(sensor(id).pokes).isEqualTo(1);
        assertThat(sensor(id).lastAnswer).isEqualTo("There is no such file.");
    }

    @Test
    void ofTwoNodesThatAnswerAtOnceTheOneWithTheClaimCounts() {
        UUID id = start();
        for (int look = 1; look <= 5; look++) {
            runs.due(id);
            Look slow = begun(id);
            runs.leaseIsOver(id);
            Look current = begun(id);

            AtOnce.<Boolean>all(List.of(() -> answer(slow, THERE), () -> answer(current, NOT_YET)));

            assertThat(sensor(id).state).isEqualTo(SensorState.WAITING);
            assertThat(sensor(id).pokes).isEqualTo(look);
        }
    }

    private boolean answer(Look look, Answer answer) {
        outcome.answered(look, answer);
        return true;
    }

    private Look begun(UUID id) {
        runs.due(id);
        ClaimedSensor claimed = claim().stream()
                .filter(sensor -> sensor.id().equals(id))
                .findFirst()
                .orElseThrow();
        return outcome.begin(id, claimed.claim()).orElseThrow();
    }

    private List<ClaimedSensor> claim() {
        return sensors.claim(UUID.randomUUID(), new LookPlaces(100, 1), LEASE);
    }

    private Sensor sensor(UUID id) {
        return sensors.one(id).orElseThrow();
    }

    private UUID start() {
        String instance = runs.start(
                new ServiceTaskModel("sensor-claim", SensorWorker.TOPIC)
                        .input("sensor", "file")
                        .input("path", Path.of("target/sensor-root").toAbsolutePath() + "/none.csv")
                        .input("poke", "P1D"),
                "sensor-claim",
                Map.of());
        instances.add(instance);
        return runs.sensor(instance).id;
    }
}
