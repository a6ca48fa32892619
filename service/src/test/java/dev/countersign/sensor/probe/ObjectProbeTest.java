package dev.countersign.sensor.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.secret.Redaction;
import dev.countersign.externaltask.TaskInputs;
import dev.countersign.storage.S3Profile;
import dev.countersign.testing.S3Server;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Objects and partitions of a real S3 server. */
@QuarkusTest
@TestProfile(S3Profile.class)
class ObjectProbeTest {

    @Inject
    ObjectProbe objects;

    @Inject
    PartitionProbe partitions;

    @Test
    void objectsByKeyAndByPrefix() throws Exception {
        String place = "sensor-" + UUID.randomUUID();
        assertThat(look(objects, inputs("key", place + "/a.csv")).text()).isEqualTo("There is no such object.");
        write(place + "/a.csv", "12345");
        write(place + "/b.csv", "1234567");

        assertThat(look(objects, inputs("key", place + "/a.csv")).found())
                .extracting(Finding::path, Finding::size)
                .containsExactly(tuple("s3://countersign-test/" + place + "/a.csv", 5L));
        assertThat(look(objects, inputs("prefix", place + "/")).found()).hasSize(2);
        assertThat(look(objects, TaskInputs.of(Map.of("bucket", "countersign-test", "prefix", place, "minSize", "6")))
                        .found())
                .extracting(Finding::size)
                .containsExactly(7L);
    }

    @Test
    void partitionsOfABucket() throws Exception {
        String place = "sensor-" + UUID.randomUUID() + "/dt=2026-11-22";
        assertThat(look(partitions, inputs("prefix", place)).found()).isEmpty();
        write(place + "/part-0.parquet", "123");
        assertThat(look(partitions, inputs("prefix", place)).text()).isEqualTo("The partition has no _SUCCESS yet.");
        write(place + "/_SUCCESS", "");

        assertThat(look(partitions, inputs("prefix", place)).found())
                .extracting(Finding::path, Finding::size)
                .containsExactly(tuple("s3://countersign-test/" + place + "/", 3L));
    }

    @Test
    void morePagesThanOneAreReadAndTooManyAreNoAnswer() throws Exception {
        String place = "sensor-" + UUID.randomUUID() + "/dt=2026-11-23";
        for (int i = 0; i < 1_100; i++) {
            write(place + "/" + (1_000 + i) + ".csv", "1");
        }
        write(place + "/zzz.csv", "12345");
        write(place + "/zzz_SUCCESS", "");
        TaskInputs byMarker =
                TaskInputs.of(Map.of("bucket", "countersign-test", "prefix", place, "marker", "zzz_SUCCESS"));

        assertThat(look(partitions, byMarker).found()).extracting(Finding::size).containsExactly(1_105L);
        assertThat(look(objects, TaskInputs.of(Map.of("bucket", "countersign-test", "prefix", place, "minSize", "5")))
                        .found())
                .hasSize(1);

        for (int i = 0; i < 500; i++) {
            write(place + "/more-" + i + ".csv", "1");
        }
        assertThatThrownBy(() -> look(partitions, byMarker))
                .isInstanceOf(ProbeException.class)
                .hasMessageStartingWith("There are more than 1500 objects below s3://countersign-test/" + place);
    }

    @Test
    void objectsAndPartitionsOfAConnection() throws Exception {
        String place = "sensor-" + UUID.randomUUID();
        TaskInputs one = TaskInputs.of(Map.of("connection", "store", "key", place + "/a.csv"));
        TaskInputs partition = TaskInputs.of(Map.of("connection", "store", "prefix", place));
        objects.check(one);
        partitions.check(partition);
        assertThat(look(objects, one).text()).isEqualTo("There is no such object.");
        assertThat(look(partitions, partition).found()).isEmpty();
        write("in/" + place + "/a.csv", "12345");
        write("in/" + place + "/b.csv", "1");
        write("in/" + place + "/_SUCCESS", "");

        assertThat(look(objects, one).found()).extracting(Finding::path).containsExactly(place + "/a.csv");
        assertThat(look(objects, TaskInputs.of(Map.of("connection", "store", "prefix", place + "/", "minSize", "1")))
                        .given())
                .isEqualTo(Map.of("paths", List.of(place + "/a.csv", place + "/b.csv")));
        assertThat(look(partitions, partition).found())
                .extracting(Finding::path, Finding::size)
                .containsExactly(tuple(place + "/", 6L));
        assertThatThrownBy(() -> objects.check(
                        TaskInputs.of(Map.of("connection", "store", "bucket", "countersign-test", "key", "a"))))
                .hasMessage("Give one of 'connection' and 'bucket'.");
    }

    @Test
    void otherBucketsAreNotLookedAt() {
        assertThatThrownBy(() -> look(objects, TaskInputs.of(Map.of("bucket", "others", "key", "a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bucket must be one of countersign.sensor.probe.buckets, not 'others'.");
    }

    private static Answer look(Probe probe, TaskInputs inputs) throws InterruptedException {
        return probe.look(inputs, new CallContext("test", Duration.ofMinutes(5), new Redaction()));
    }

    private static TaskInputs inputs(String name, String value) {
        return TaskInputs.of(Map.of("bucket", "countersign-test", name, value));
    }

    private static void write(String key, String content) throws Exception {
        Path file = S3Server.BUCKET.resolve(key);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
