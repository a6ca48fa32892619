package dev.countersign.sensor;

import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Binding;
import dev.countersign.taskkind.TaskField.Choice;
import dev.countersign.taskkind.TaskField.Type;
import dev.countersign.taskkind.TaskKind;
import dev.countersign.taskkind.TaskKindSource;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One task kind for each thing that a sensor can wait for. */
@Singleton
class SensorTaskKind implements TaskKindSource {

    private static final String DURATION = "P(\\d+D)?(T(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?";
    private static final String SAY_DURATION = "Write a duration such as PT1M.";

    @Override
    public List<TaskKind> kinds() {
        return List.of(
                kind(
                        "file",
                        "Wait for a file",
                        "Waits until a file is there, by its path or by a pattern.",
                        TaskField.input("path", "Path or pattern", "Absolute, below countersign.sensor.probe.roots.")
                                .asRequired()
                                .like("/data/in/sales-*.csv"),
                        minSize(),
                        stableFor()),
                kind(
                        "object",
                        "Wait for an object",
                        "Waits until an object is in a bucket.",
                        bucket(),
                        connection("s3", "instead of a bucket; key and beginning are below its prefix."),
                        TaskField.input("key", "Key", "The object's key; or give its beginning.")
                                .like("in/sales.csv"),
                        TaskField.input("prefix", "Beginning of the key", "Any object whose key begins so."),
                        minSize(),
                        stableFor()),
                kind(
                        "partition",
                        "Wait for a partition",
                        "Waits until one partition of a data set is complete.",
                        TaskField.input(
                                        "path",
                                        "Folder",
                                        "Absolute, below countersign.sensor.probe.roots; or give bucket and prefix.")
                                .like("/data/in/dt=2026-11-22"),
                        bucket(),
                        connection("s3", "instead of a bucket; the folder is below its prefix."),
                        TaskField.input("prefix", "Folder in the bucket", "Used with the bucket or connection."),
                        TaskField.input("ready", "Ready when", "Empty: when its marker is there.")
                                .oneOf(new Choice("marker", "its marker is there"), new Choice("data", "it has data")),
                        TaskField.input("marker", "Marker", "File name. Empty: _SUCCESS."),
                        stableFor()),
                kind(
                                "http",
                                "Wait for an address",
                                "Waits until an address answers as it should.",
                                TaskField.input(
                                                "url",
                                                "Address",
                                                "Its host is one of countersign.connector.hosts.allowed; or give a connection.")
                                        .like("https://api.example.org/state"),
                                connection("http", "instead of an address; it brings its own secret."),
                                TaskField.input("path", "Path", "Below the address of the connection."),
                                TaskField.input("status", "Status", "HTTP status or range. Empty: 200-299.")
                                        .shaped("[1-5]\\d\\d(\\s*-\\s*[1-5]\\d\\d)?", "Write 200 or 200-299.")
                                        .like("200"),
                                TaskField.input("condition", "Condition", "FEEL over status and body.")
                                        .like("body.state = \"ready\""),
                                TaskField.input(
                                        "pointer", "JSON pointer", "A place in the body, instead of a condition."),
                                TaskField.input(
                                        "expected", "Expected there", "Empty: anything but null, false, nothing."),
                                TaskField.input("secret", "Secret", "Name of the secret to send as Bearer token."),
                                TaskField.input(
                                        "secretHeader", "Header of the secret", "Sends it alone in this header."))
                        .accepting("header.*"),
                kind(
                                "sql",
                                "Wait for a query",
                                "Waits until a configured query says so.",
                                TaskField.input(
                                                "query",
                                                "Query",
                                                "Name of countersign.sensor.probe.query.<name>.sql; or give a connection and SQL.")
                                        .like("sales-closed"),
                                connection("sql", "instead of a query, with SQL."),
                                TaskField.input(
                                                "sql",
                                                "SQL",
                                                "A select with values such as :day, bound from param.day.")
                                        .as(Type.LONG_TEXT))
                        .accepting("param.*"));
    }

    private static TaskKind kind(String what, String name, String description, TaskField... own) {
        List<TaskField> fields = new ArrayList<>();
        fields.add(TaskField.hidden(Binding.INPUT, "sensor", what));
        fields.addAll(List.of(own));
        fields.addAll(waiting());
        return new TaskKind(
                "sensor-" + what,
                name,
                description,
                1,
                TaskKind.Element.SERVICE_TASK,
                Optional.of(SensorWorker.TOPIC),
                fields,
                "docs/tasks/sensor.md");
    }

    private static List<TaskField> waiting() {
        String group = "Waiting";
        return List.of(
                TaskField.input("poke", "Pause between looks", "ISO-8601, at least PT1S. Empty: PT1M.")
                        .in(group)
                        .shaped(DURATION, SAY_DURATION)
                        .like("PT1M"),
                TaskField.input("timeout", "Waits at most", "ISO-8601. Empty: for ever.")
                        .in(group)
                        .shaped(DURATION, SAY_DURATION)
                        .like("PT8H"),
                TaskField.input("onTimeout", "After that", "Empty: fail.")
                        .in(group)
                        .oneOf(
                                new Choice("fail", "error jobFailed or an incident"),
                                new Choice("error", "BPMN error sensorTimedOut"),
                                new Choice("complete", "go on with result.met = false")),
                TaskField.input("maxFailures", "Failed looks in a row", "After so many the task fails. Empty: 10.")
                        .in(group)
                        .shaped("\\d+", "Write a number.")
                        .like("10"),
                TaskField.result(
                        "What was found: met, path, size, modified, foundAt, waitedSeconds; also paths, value or body."));
    }

    private static TaskField connection(String type, String what) {
        return TaskField.input("connection", "Connection", "A connection of the type " + type + ", " + what);
    }

    private static TaskField bucket() {
        return TaskField.input("bucket", "Bucket", "One of countersign.sensor.probe.buckets.")
                .like("incoming");
    }

    private static TaskField minSize() {
        return TaskField.input("minSize", "Least size", "In bytes; what is smaller does not count.")
                .shaped("\\d+", "Write a number of bytes.")
                .like("1");
    }

    private static TaskField stableFor() {
        return TaskField.input("stableFor", "Unchanged for", "ISO-8601; for so long it must not have changed.")
                .shaped(DURATION, SAY_DURATION)
                .like("PT1M");
    }
}
