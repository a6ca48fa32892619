package dev.countersign.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.countersign.testing.ServiceTaskModel;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.RuntimeService;

/** Sensors from external task to outcome, with the real engine and files, the rounds taken by hand. */
@QuarkusTest
class SensorFlowTest {

    private static final Path ROOT = Path.of("target/sensor-root").toAbsolutePath();

    @Inject
    SensorRuns runs;

    @Inject
    SensorPoker poker;

    @Inject
    SensorRepository sensors;

    @Inject
    RuntimeService runtime;

    @Inject
    ExternalTaskService externalTasks;

    private Path folder;
    private String instance = "";

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectories(ROOT.resolve(UUID.randomUUID().toString()));
    }

    @AfterEach
    void end() {
        runs.end(instance);
        sensors.cancelForgotten();
    }

    @Test
    void waitsForTheFileAndSaysWhatWasFound() throws IOException {
        start(model("sensor-file"), "sensor-file");

        Sensor waiting = runs.look(instance);
        assertThat(waiting.state).isEqualTo(SensorState.WAITING);
        assertThat(waiting.lastAnswer).isEqualTo("There is no such file.");
        assertThat(waiting.nextPokeAt).isAfter(waiting.createdAt.plusSeconds(50));

        Files.writeString(folder.resolve("sales-01.csv"), "1,2,3\n");
        Sensor met = runs.look(instance);

        assertThat(met.state).isEqualTo(SensorState.MET);
        assertThat(met.pokes).isEqualTo(2);
        assertThat(runs.variable(instance, "outcome"))
                .contains(
                        entry("met", true),
                        entry("path", folder.resolve("sales-01.csv").toString()),
                        entry("size", 6),
                        entry("matches", 1),
                        entry("pokes", 2))
                .containsKeys("modified", "foundAt", "waitedSeconds");
        assertThat(runs.currentTask(instance)).isEqualTo("done");
    }

    @Test
    void fileThatIsStillWrittenIsNotTakenYet() throws IOException, InterruptedException {
        start(model("sensor-stable").input("stableFor", "PT0.3S"), "sensor-stable");
        Path file = folder.resolve("sales-01.csv");
        Files.writeString(file, "1");
        assertThat(runs.look(instance).lastAnswer).isEqualTo("Found " + file + " with 1 bytes. It may still change.");
        Thread.sleep(350);
        Files.writeString(file, "1,2");
        assertThat(runs.look(instance).state).isEqualTo(SensorState.WAITING);
        Thread.sleep(350);

        assertThat(runs.look(instance).state).isEqualTo(SensorState.MET);
        assertThat(runs.variable(instance, "outcome")).contains(entry("size", 3));
    }

    @Test
    void timeOutIsAnIncidentWhoseRetryWaitsAgain() throws IOException {
        start(model("sensor-timeout").input("timeout", "PT1H"), "sensor-timeout");
        runs.overdue(runs.sensor(instance).id);

        assertThat(runs.look(instance).state).isEqualTo(SensorState.TIMED_OUT);
        assertThat(runs.incidents(instance))
                .containsExactly(
                        folder + "/sales-*.csv was not there after PT1H. The last look: There is no such file.");

        externalTasks.setRetries(runs.sensor(instance).origin.externalTaskId(), 1);
        Files.writeString(folder.resolve("sales-01.csv"), "x");
        runs.fetch();

        assertThat(runs.look(instance).state).isEqualTo(SensorState.MET);
        assertThat(runs.currentTask(instance)).isEqualTo("done");
    }

    @Test
    void timeOutIsAnErrorWhereTheModelSaysSo() {
        start(
                model("sensor-error")
                        .input("timeout", "PT1H")
                        .input("onTimeout", "error")
                        .catching(SensorOutcome.TIMED_OUT),
                "sensor-error");
        runs.overdue(runs.sensor(instance).id);

        runs.look(instance);

        assertThat(runs.currentTask(instance)).isEqualTo("caught");
        assertThat(runs.variable(instance, "jobError"))
                .contains(entry("code", "sensor-timed-out"), entry("activityId", "work"), entry("pokes", 1));
        assertThat(runs.incidents(instance)).isEmpty();
    }

    @Test
    void timeOutGoesOnWhereTheModelSaysSo() {
        start(model("sensor-complete").input("timeout", "PT1H").input("onTimeout", "complete"), "sensor-complete");
        runs.overdue(runs.sensor(instance).id);

        runs.look(instance);

        assertThat(runs.currentTask(instance)).isEqualTo("done");
        assertThat(runs.variable(instance, "outcome")).contains(entry("met", false), entry("foundAt", null));
    }

    @Test
    void looksThatAreNotPossibleAreCountedAndFatalOnlyInTheEnd() throws IOException {
        Files.createSymbolicLink(folder.resolve("sales-link.csv"), Path.of("/etc/hostname"));
        start(model("sensor-failures").input("maxFailures", "2").catching("jobFailed"), "sensor-failures");

        Sensor first = runs.look(instance);
        assertThat(first.state).isEqualTo(SensorState.WAITING);
        assertThat(first.lastFailed).isTrue();
        assertThat(first.lastAnswer)
                .isEqualTo(folder + "/sales-link.csv leads out of the folders that sensors may look at.");
        Sensor second = runs.look(instance);

        assertThat(second.state).isEqualTo(SensorState.FAILED);
        assertThat(runs.currentTask(instance)).isEqualTo("caught");
        assertThat(runs.variable(instance, "jobError"))
                .contains(entry("code", "sensor-failed"), entry("failedPokes", 2))
                .hasEntrySatisfying(
                        "message", message -> assertThat(message.toString()).contains("2 times in a row"));
    }

    @Test
    void anAnswerForgivesFailures() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("sales-link.csv"), Path.of("/etc/hostname"));
        start(model("sensor-forgiven").input("maxFailures", "2"), "sensor-forgiven");
        runs.look(instance);
        Files.delete(link);
        runs.look(instance);
        Files.createSymbolicLink(link, Path.of("/etc/hostname"));

        Sensor third = runs.look(instance);

        assertThat(third.state).isEqualTo(SensorState.WAITING);
        assertThat(third.failures).isEqualTo(1);
        assertThat(third.failedPokes).isEqualTo(2);
    }

    @Test
    void sensorOfACancelledProcessEnds() {
        start(model("sensor-cancelled"), "sensor-cancelled");
        Sensor sensor = runs.sensor(instance);

        runtime.deleteProcessInstance(instance, "not needed");
        runs.due(sensor.id);
        poker.round();
        assertThat(runs.sensor(instance).claim).isNull();
        sensors.cancelForgotten();

        assertThat(runs.sensor(instance).state).isEqualTo(SensorState.CANCELLED);
        assertThat(runs.sensor(instance).id).isEqualTo(sensor.id);
    }

    @Test
    void sensorOfASuspendedProcessDoesNotLook() throws IOException {
        start(model("sensor-suspended"), "sensor-suspended");
        Files.writeString(folder.resolve("sales-01.csv"), "x");
        runtime.suspendProcessInstanceById(instance);
        runs.due(runs.sensor(instance).id);

        poker.round();
        assertThat(runs.sensor(instance).claim).isNull();

        runtime.activateProcessInstanceById(instance);
        assertThat(runs.look(instance).state).isEqualTo(SensorState.MET);
    }

    @Test
    void lookOfADeadNodeIsTakenOverWhenItsLeaseIsOver() throws IOException {
        start(model("sensor-lease"), "sensor-lease");
        Files.writeString(folder.resolve("sales-01.csv"), "x");
        UUID id = runs.sensor(instance).id;
        runs.claimedByADeadNode(id, 60);

        poker.round();
        assertThat(runs.sensor(instance).pokes).isZero();

        runs.claimedByADeadNode(id, -1);
        assertThat(runs.look(instance).state).isEqualTo(SensorState.MET);
    }

    @Test
    void taskThatComesAgainFindsItsRow() {
        start(model("sensor-again"), "sensor-again");
        Sensor sensor = runs.sensor(instance);
        externalTasks.unlock(sensor.origin.externalTaskId());

        runs.fetch();

        assertThat(runs.sensor(instance).id).isEqualTo(sensor.id);
    }

    @Test
    void lookThatHangsIsBrokenOff() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            instance = runs.start(
                    new ServiceTaskModel("sensor-hangs", SensorWorker.TOPIC)
                            .input("sensor", "http")
                            .input("url", "http://127.0.0.1:${port}/"),
                    "sensor-hangs",
                    Map.of("port", silent.getLocalPort()));

            Sensor looked = runs.look(instance);

            assertThat(looked.state).isEqualTo(SensorState.WAITING);
            assertThat(looked.failures).isEqualTo(1);
            assertThat(looked.lastAnswer).isEqualTo("The look took longer than PT2S and was broken off.");
        }
    }

    @Test
    void wrongInputIsAnIncidentWithItsReason() {
        instance = runs.start(
                new ServiceTaskModel("sensor-wrong", SensorWorker.TOPIC)
                        .input("sensor", "file")
                        .input("path", "${path}"),
                "sensor-wrong",
                Map.of("path", "/etc/passwd"));

        assertThat(runs.incidents(instance))
                .containsExactly("path must be an absolute path without '..' below a folder of"
                        + " countersign.sensor.probe.roots, not '/etc/passwd'.");
    }

    private ServiceTaskModel model(String key) {
        return new ServiceTaskModel(key, SensorWorker.TOPIC)
                .input("sensor", "file")
                .input("path", "${folder}/sales-*.csv");
    }

    private void start(ServiceTaskModel model, String key) {
        instance = runs.start(model, key, Map.of("folder", folder.toString()));
    }
}
