package dev.countersign.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.connector.Connections;
import dev.countersign.sensor.probe.SilentDatabase;
import dev.countersign.testing.ServiceTaskModel;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Peers that accept a connection and then never say anything. */
@QuarkusTest
class SilentPeerTest {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String BROKEN_OFF = "The look took longer than PT2S and was broken off.";

    @Inject
    Connections connections;

    @Inject
    SensorRuns runs;

    @Inject
    SensorPoker poker;

    @Inject
    SensorRepository sensors;

    @Inject
    SensorOutcome outcome;

    @Inject
    SensorSetbacks setbacks;

    @Inject
    Probes probes;

    @Inject
    SensorConfig config;

    private final List<Socket> accepted = new CopyOnWriteArrayList<>();
    private final List<String> instances = new ArrayList<>();
    private ServerSocket silent;

    @BeforeEach
    void listen() throws IOException {
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread accepts = new Thread(() -> {
            try {
                while (true) {
                    accepted.add(silent.accept());
                }
            } catch (IOException e) {
                // the test is over
            }
        });
        accepts.setDaemon(true);
        accepts.start();
    }

    @AfterEach
    void end() throws IOException {
        instances.forEach(runs::end);
        sensors.cancelForgotten();
        await().atMost(SOON).until(poker::isIdle);
        silent.close();
        for (Socket socket : accepted) {
            socket.close();
        }
    }

    @Test
    void holdsHalfOfTheThreadsAndTheOthersLookOn() throws IOException {
        SensorPoker patient = new SensorPoker(sensors, outcome, setbacks, probes, patient());
        for (int i = 0; i < 10; i++) {
            runs.due(sensorOf(startSilent()));
        }
        Path file = Path.of("target/sensor-root").toAbsolutePath().resolve("there.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "1");
        String other = start(new ServiceTaskModel("sensor-beside", SensorWorker.TOPIC)
                .input("sensor", "file")
                .input("path", file.toString()));
        runs.due(sensorOf(other));

        patient.round();

        await().atMost(SOON).until(() -> runs.sensor(other).state == SensorState.MET);
        await().atMost(SOON).until(() -> accepted.size() == 4);
        patient.round();
        assertThat(runs.count("process_definition_key = 'sensor-silent' and claim is not null"))
                .isEqualTo(4);
        patient.stop();
    }

    @Test
    void losesItsThreadsWhenTheTimeIsOver() {
        List<String> waiting = List.of(startSilent(), startSilent(), startSilent());
        waiting.forEach(instance -> runs.due(sensorOf(instance)));

        poker.round();

        for (String instance : waiting) {
            await().atMost(SOON).until(() -> runs.sensor(instance).failedPokes == 1);
            assertThat(runs.sensor(instance).lastAnswer).isEqualTo(BROKEN_OFF);
        }
        await().atMost(SOON).until(poker::isIdle);
    }

    @Test
    void databaseThatDoesNotAnswerLosesItsThread() {
        SensorPoker asking = new SensorPoker(
                sensors,
                outcome,
                setbacks,
                new Probes(List.of(SilentDatabase.probe(silent.getLocalPort(), connections))),
                config);
        String instance = start(sql("sensor-silent-sql", "test-marker").input("param.wanted", "x"));
        runs.due(sensorOf(instance));

        asking.round();

        await().atMost(SOON).until(() -> runs.sensor(instance).failedPokes == 1);
        assertThat(runs.sensor(instance).lastAnswer).isEqualTo(BROKEN_OFF);
        await().atMost(SOON).until(asking::isIdle);
        assertThat(accepted).isNotEmpty();
        asking.stop();
    }

    /** The statement would take a minute; no interrupt reaches the driver, so its connection is closed. */
    @Test
    void statementThatGoesOnAndOnLosesItsThreadAndThePoolItsConnection() {
        String instance = start(sql("sensor-goes-on", "test-hangs"));
        runs.due(sensorOf(instance));

        poker.round();

        await().atMost(SOON).until(() -> runs.sensor(instance).failedPokes == 1);
        assertThat(runs.sensor(instance).lastAnswer).isEqualTo(BROKEN_OFF);
        await().atMost(Duration.ofSeconds(40)).until(poker::isIdle);
        String next = start(sql("sensor-after", "test-marker").input("param.wanted", "x"));
        for (int look = 1; look <= 10; look++) {
            assertThat(runs.look(next).pokes).isEqualTo(look);
        }
        assertThat(runs.sensor(next).failedPokes).isZero();
    }

    private UUID sensorOf(String instance) {
        return runs.sensor(instance).id;
    }

    private String startSilent() {
        return start(new ServiceTaskModel("sensor-silent", SensorWorker.TOPIC)
                .input("sensor", "http")
                .input("url", "http://127.0.0.1:${port}/"));
    }

    private static ServiceTaskModel sql(String key, String query) {
        return new ServiceTaskModel(key, SensorWorker.TOPIC)
                .input("sensor", "sql")
                .input("query", query);
    }

    private String start(ServiceTaskModel model) {
        String instance = runs.start(model, model.key(), Map.of("port", silent.getLocalPort()));
        instances.add(instance);
        return instance;
    }

    /** As the service's own, but gives a look five minutes: nothing ends while the test counts. */
    private static SensorConfig patient() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SensorConfig.class)
                .withDefaultValue("countersign.sensor.poke-timeout", "5m")
                .build()
                .getConfigMapping(SensorConfig.class);
    }
}
