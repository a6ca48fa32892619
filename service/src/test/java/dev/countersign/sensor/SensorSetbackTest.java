package dev.countersign.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.testing.ServiceTaskModel;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looks that hang or break down, and processes that cannot go on. */
@QuarkusTest
class SensorSetbackTest {

    private static final Duration SOON = Duration.ofMinutes(2);

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
    SensorConfig config;

    private String instance = "";

    @AfterEach
    void end() {
        runs.end(instance);
        sensors.cancelForgotten();
        await().atMost(SOON).until(poker::isIdle);
    }

    @Test
    void whileALookHangsNobodyLooksAgain() {
        start(file("sensor-stuck").input("poke", "PT1S"));
        StubbornProbe probe = new StubbornProbe();
        SensorPoker stuck = new SensorPoker(sensors, outcome, setbacks, new Probes(List.of(probe)), config);
        UUID id = runs.sensor(instance).id;
        runs.due(id);
        await().atMost(SOON).until(() -> stuck.round() == 1);
        UUID claim = runs.sensor(instance).claim;

        await().atMost(SOON).until(() -> runs.sensor(instance).failures > 0);
        runs.due(id);

        assertThat(stuck.round()).isZero();
        assertThat(stuck.isIdle()).isFalse();
        assertThat(runs.sensor(instance).claim).isNotNull().isEqualTo(claim);
        await().atMost(SOON).until(() -> runs.sensor(instance).failures > 1);
        assertThat(runs.sensor(instance).lastAnswer).isEqualTo("An earlier look still hangs on this node.");
        probe.letGo();
        await().atMost(SOON).until(() -> stuck.isIdle() && runs.sensor(instance).claim == null);
        runs.due(id);
        assertThat(stuck.round()).isEqualTo(1);
        await().atMost(SOON).until(stuck::isIdle);
        stuck.stop();
    }

    @Test
    void bodyThatNeverComesGivesItsThreadBack() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread stalls = new Thread(() -> sendHeadersOnly(server));
            stalls.setDaemon(true);
            stalls.start();
            instance = runs.start(
                    new ServiceTaskModel("sensor-stalls", SensorWorker.TOPIC)
                            .input("sensor", "http")
                            .input("url", "http://127.0.0.1:${port}/"),
                    "sensor-stalls",
                    Map.of("port", server.getLocalPort()));

            Sensor looked = runs.look(instance);

            assertThat(looked.lastAnswer).isEqualTo("The look took longer than PT2S and was broken off.");
            await().atMost(SOON).until(() -> runs.sensor(instance).claim == null);
            assertThat(poker.isIdle()).isTrue();
        }
    }

    @Test
    void lookThatBreaksDownIsAFailedOne() {
        start(file("sensor-breaks").input("maxFailures", "1"));
        runs.due(runs.sensor(instance).id);
        SensorPoker breaking =
                new SensorPoker(sensors, outcome, setbacks, new Probes(List.of(new EndlessProbe())), config);

        await().atMost(SOON).until(() -> breaking.round() == 1);
        await().atMost(SOON).until(() -> runs.sensor(instance).failedPokes == 1);

        assertThat(runs.sensor(instance).state).isEqualTo(SensorState.FAILED);
        assertThat(runs.sensor(instance).lastAnswer).startsWith("The look broke down: java.lang.StackOverflowError");
        await().atMost(SOON).until(breaking::isIdle);
        breaking.stop();
    }

    @Test
    void processThatCannotGoOnAfterItsTimeOutEndsInAnIncident() {
        start(file("sensor-refused")
                .input("timeout", "PT1H")
                .input("onTimeout", "complete")
                .output("broken", "${nobody.knows}"));
        runs.overdue(runs.sensor(instance).id);

        Sensor first = runs.look(instance);
        assertThat(first.state).isEqualTo(SensorState.WAITING);
        assertThat(first.nextPokeAt).isAfter(sensors.now().plusSeconds(30));
        assertThat(first.lastAnswer).startsWith("The process cannot go on: ");
        assertThat(runs.look(instance).state).isEqualTo(SensorState.WAITING);
        assertThat(runs.incidents(instance)).isEmpty();

        assertThat(runs.look(instance).state).isEqualTo(SensorState.FAILED);
        assertThat(runs.incidents(instance))
                .singleElement()
                .asString()
                .startsWith("The process could not go on 3 times in a row after waiting for ");
    }

    private static void sendHeadersOnly(ServerSocket server) {
        try {
            while (true) {
                Socket socket = server.accept(); // stays open: the body never comes and the connection never ends
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    private static ServiceTaskModel file(String key) {
        return new ServiceTaskModel(key, SensorWorker.TOPIC)
                .input("sensor", "file")
                .input("path", java.nio.file.Path.of("target/sensor-root").toAbsolutePath() + "/none-" + key);
    }

    private void start(ServiceTaskModel model) {
        instance = runs.start(model, model.key(), Map.of());
    }
}
