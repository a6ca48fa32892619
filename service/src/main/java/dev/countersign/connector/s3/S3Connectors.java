package dev.countersign.connector.s3;

import static dev.countersign.connector.OperationConnector.call;
import static dev.countersign.connector.OperationConnector.connection;

import dev.countersign.connector.Connection;
import dev.countersign.connector.Connector;
import dev.countersign.connector.ConnectorConfig;
import dev.countersign.connector.ObjectKey;
import dev.countersign.connector.OperationConnector;
import dev.countersign.connector.RequestBody;
import dev.countersign.connector.TextContent;
import dev.countersign.connector.file.FilePlace;
import dev.countersign.connector.file.FileRoots;
import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Type;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** Gets, puts, lists and copies objects. */
@Singleton
class S3Connectors {

    private static final String TYPE = "s3";

    private final FileRoots files;
    private final TextContent texts;
    private final long maxRead;

    S3Connectors(FileRoots files, TextContent texts, ConnectorConfig config) {
        this.files = files;
        this.texts = texts;
        this.maxRead = config.maxResponse().asLongValue();
    }

    @Produces
    @Singleton
    Connector get() {
        return OperationConnector.of(
                "s3-get",
                TYPE,
                "Get an object",
                "Reads an object of a store into a variable, or into a file when it is large.",
                List.of(
                        connection(TYPE, "store"),
                        ObjectKey.field("key", "Key"),
                        TaskField.input(
                                        "fileConnection",
                                        "Connection of the file",
                                        "Of the type file; for large objects.")
                                .in("Target"),
                        TaskField.input("file", "File", "Below the root of its connection.")
                                .in("Target")),
                (self, inputs) -> {
                    Connection store = inputs.connection(self);
                    String key = ObjectKey.read(inputs, "key");
                    Optional<FilePlace> file = files.find(inputs);
                    return call(
                            true,
                            context -> Store.use(store, context, (client, bucket, prefix) -> {
                                try (ResponseInputStream<GetObjectResponse> object = client.getObject(
                                        get -> get.bucket(bucket).key(prefix + key))) {
                                    context.closeAtTimeout(object::abort); // closing the client ends no transfer
                                    Map<String, Object> result = new LinkedHashMap<>();
                                    result.put("key", key);
                                    result.put("size", object.response().contentLength());
                                    result.put(
                                            "etag",
                                            String.valueOf(object.response().eTag()));
                                    if (file.isPresent()) {
                                        file.get().write(object, context);
                                        result.put("file", file.get().path().toString());
                                    } else {
                                        result.put("content", content(object, key));
                                    }
                                    return result;
                                }
                            }));
                });
    }

    private Object content(ResponseInputStream<GetObjectResponse> object, String key) throws Exception {
        byte[] bytes = object.readNBytes((int) maxRead + 1);
        if (bytes.length > maxRead) {
            object.abort(); // the rest is not wanted
        }
        return texts.of(bytes, key);
    }

    @Produces
    @Singleton
    Connector put() {
        return OperationConnector.of(
                "s3-put",
                TYPE,
                "Put an object",
                "Writes text, JSON or a file to an object of a store.",
                List.of(
                        connection(TYPE, "store"),
                        ObjectKey.field("key", "Key"),
                        TaskField.input("body", "Content", "Text, or an expression that gives text, a map or a list.")
                                .as(Type.LONG_TEXT)
                                .in("Target"),
                        TaskField.input("bodyVariable", "Variable with the content", "The name of a process variable.")
                                .in("Target"),
                        TaskField.input("contentType", "Type of the content", "Otherwise found by its look.")
                                .in("Target"),
                        TaskField.input(
                                        "fileConnection",
                                        "Connection of the file",
                                        "Of the type file; instead of a content.")
                                .in("Target"),
                        TaskField.input("file", "File", "Below the root of its connection.")
                                .in("Target")),
                (self, inputs) -> {
                    Connection store = inputs.connection(self);
                    String key = ObjectKey.read(inputs, "key");
                    Optional<FilePlace> file = files.find(inputs);
                    RequestBody body = RequestBody.read(inputs);
                    if (file.isPresent() == (body.text() != null)) {
                        throw new IllegalArgumentException("Give one of 'body', 'bodyVariable' and 'file'.");
                    }
                    String type = inputs.has("contentType") || file.isEmpty()
                            ? (inputs.has("contentType") ? inputs.text("contentType") : body.contentType())
                            : "application/octet-stream";
                    return call(
                            true,
                            context -> Store.use(store, context, (client, bucket, prefix) -> {
                                var content = file.isPresent()
                                        ? software.amazon.awssdk.core.sync.RequestBody.fromFile(
                                                file.get().existing())
                                        : software.amazon.awssdk.core.sync.RequestBody.fromString(
                                                String.valueOf(body.text()));
                                String etag = client.putObject(
                                                put -> put.bucket(bucket)
                                                        .key(prefix + key)
                                                        .contentType(type),
                                                content)
                                        .eTag();
                                return Map.of("key", key, "etag", String.valueOf(etag));
                            }));
                });
    }

    @Produces
    @Singleton
    Connector list() {
        return OperationConnector.of(
                "s3-list",
                TYPE,
                "List objects",
                "Lists the objects of a store whose keys begin alike.",
                List.of(
                        connection(TYPE, "store"),
                        TaskField.input("prefix", "Beginning of the keys", "Otherwise all.")
                                .in("Target"),
                        TaskField.input("maxKeys", "Most objects", "Otherwise 500.")
                                .in("Target")
                                .shaped("^\\d{1,4}$", "Write a whole number from 1 to 1000.")),
                (self, inputs) -> {
                    Connection store = inputs.connection(self);
                    String beginning = inputs.text("prefix");
                    int most = inputs.number("maxKeys", 500, 1, 1_000);
                    return call(
                            true,
                            context -> Store.use(store, context, (client, bucket, prefix) -> {
                                ListObjectsV2Response page = client.listObjectsV2(list -> list.bucket(bucket)
                                        .prefix(prefix + beginning)
                                        .maxKeys(most));
                                List<Map<String, Object>> objects = new ArrayList<>();
                                page.contents()
                                        .forEach(object -> objects.add(Map.of(
                                                "key", object.key().substring(prefix.length()),
                                                "size", object.size(),
                                                "modified",
                                                        object.lastModified().toString())));
                                return Map.of(
                                        "objects", objects,
                                        "count", objects.size(),
                                        "more", Boolean.TRUE.equals(page.isTruncated()));
                            }));
                });
    }

    @Produces
    @Singleton
    Connector copy() {
        return OperationConnector.of(
                "s3-copy",
                TYPE,
                "Copy an object",
                "Copies an object within a store, without reading it here.",
                List.of(
                        connection(TYPE, "store"),
                        ObjectKey.field("key", "Key"),
                        ObjectKey.field("toKey", "Key of the copy")),
                (self, inputs) -> {
                    Connection store = inputs.connection(self);
                    String from = ObjectKey.read(inputs, "key");
                    String to = ObjectKey.read(inputs, "toKey");
                    return call(
                            true,
                            context -> Store.use(store, context, (client, bucket, prefix) -> {
                                client.copyObject(copy -> copy.sourceBucket(bucket)
                                        .sourceKey(prefix + from)
                                        .destinationBucket(bucket)
                                        .destinationKey(prefix + to));
                                return Map.of("key", to);
                            }));
                });
    }
}
