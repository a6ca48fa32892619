package dev.countersign.connector.azure;

import static dev.countersign.connector.OperationConnector.call;
import static dev.countersign.connector.OperationConnector.connection;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.core.util.polling.LongRunningOperationStatus;
import com.azure.core.util.polling.PollResponse;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.models.BlobCopyInfo;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.options.BlobInputStreamOptions;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import com.azure.storage.blob.options.BlobUploadFromFileOptions;
import com.azure.storage.blob.specialized.BlobInputStream;
import dev.countersign.connector.CallInputs;
import dev.countersign.connector.Connection;
import dev.countersign.connector.Connector;
import dev.countersign.connector.ConnectorCall;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ObjectKey;
import dev.countersign.connector.OperationConnector;
import dev.countersign.connector.RequestBody;
import dev.countersign.connector.TextContent;
import dev.countersign.connector.file.FilePlace;
import dev.countersign.connector.file.FileRoots;
import dev.countersign.taskkind.TaskField;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gets, puts, lists and copies blobs. */
@Singleton
class AzureBlobConnectors {

    private static final String TYPE = "azure-blob";
    private static final int BLOCK = 4 * 1024 * 1024;

    private final FileRoots files;
    private final TextContent texts;

    AzureBlobConnectors(FileRoots files, TextContent texts) {
        this.files = files;
        this.texts = texts;
    }

    @Produces
    @Singleton
    Connector get() {
        return OperationConnector.of(
                "azure-blob-get",
                TYPE,
                "Get a blob",
                "Reads a blob of Azure Storage into a variable, or into a file when it is large.",
                List.of(
                        connection(TYPE, "blobs"),
                        ObjectKey.field("blob", "Blob"),
                        TaskField.input(
                                        "fileConnection",
                                        "Connection of the file",
                                        "Of the type file; for large blobs.")
                                .in("Target"),
                        TaskField.input("file", "File", "Below the root of its connection.")
                                .in("Target")),
                (self, inputs) -> get(inputs.connection(self), inputs));
    }

    private ConnectorCall get(Connection store, CallInputs inputs) {
        String name = ObjectKey.read(inputs, "blob");
        Optional<FilePlace> file = files.find(inputs);
        // into a variable: the first block is all that is wanted
        BlobInputStreamOptions options =
                new BlobInputStreamOptions().setBlockSize(file.isPresent() ? BLOCK : texts.limit() + 1);
        return call(
                true,
                context -> BlobSession.use(store, context, session -> {
                    try (BlobInputStream content = blob(session, name).openInputStream(options)) {
                        Map<String, Object> result = new LinkedHashMap<>();
                        result.put("blob", name);
                        result.put("size", content.getProperties().getBlobSize());
                        result.put("etag", content.getProperties().getETag());
                        if (file.isPresent()) {
                            file.get().write(content, context);
                            result.put("file", file.get().path().toString());
                        } else {
                            result.put("content", texts.of(content.readNBytes(texts.limit() + 1), name));
                        }
                        return result;
                    }
                }));
    }

    @Produces
    @Singleton
    Connector put() {
        return OperationConnector.of(
                "azure-blob-put",
                TYPE,
                "Put a blob",
                "Writes text, JSON or a file to a blob of Azure Storage.",
                List.of(
                        connection(TYPE, "blobs"),
                        ObjectKey.field("blob", "Blob"),
                        TaskField.input("body", "Content", "Text, or an expression that gives text, a map or a list.")
                                .as(TaskField.Type.LONG_TEXT)
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
                (self, inputs) -> put(inputs.connection(self), inputs));
    }

    private ConnectorCall put(Connection store, CallInputs inputs) {
        String name = ObjectKey.read(inputs, "blob");
        Optional<FilePlace> file = files.find(inputs);
        RequestBody body = RequestBody.read(inputs);
        if (file.isPresent() == (body.text() != null)) {
            throw new IllegalArgumentException("Give one of 'body', 'bodyVariable' and 'file'.");
        }
        String found = file.isPresent() ? "application/octet-stream" : body.contentType();
        BlobHttpHeaders headers =
                new BlobHttpHeaders().setContentType(inputs.has("contentType") ? inputs.text("contentType") : found);
        return call(
                true,
                context -> BlobSession.use(store, context, session -> {
                    BlobClient blob = blob(session, name);
                    var done = file.isPresent()
                            ? blob.uploadFromFileWithResponse(
                                    new BlobUploadFromFileOptions(
                                                    file.get().existing().toString())
                                            .setHeaders(headers),
                                    session.remaining(),
                                    Context.NONE)
                            : blob.uploadWithResponse(
                                    new BlobParallelUploadOptions(BinaryData.fromString(String.valueOf(body.text())))
                                            .setHeaders(headers),
                                    session.remaining(),
                                    Context.NONE);
                    return Map.of("blob", name, "etag", done.getValue().getETag());
                }));
    }

    @Produces
    @Singleton
    Connector list() {
        return OperationConnector.of(
                "azure-blob-list",
                TYPE,
                "List blobs",
                "Lists the blobs of a container of Azure Storage whose names begin alike.",
                List.of(
                        connection(TYPE, "blobs"),
                        TaskField.input("prefix", "Beginning of the names", "Otherwise all.")
                                .in("Target"),
                        TaskField.input("maxBlobs", "Most blobs", "Otherwise 500.")
                                .in("Target")
                                .shaped("^\\d{1,4}$", "Write a whole number from 1 to 1000.")),
                (self, inputs) -> {
                    Connection store = inputs.connection(self);
                    String beginning = inputs.text("prefix");
                    int most = inputs.number("maxBlobs", 500, 1, 1_000);
                    return call(
                            true,
                            context -> BlobSession.use(store, context, session -> list(session, beginning, most)));
                });
    }

    private static Object list(BlobSession session, String beginning, int most) {
        ListBlobsOptions options =
                new ListBlobsOptions().setPrefix(session.prefix() + beginning).setMaxResultsPerPage(most + 1);
        List<Map<String, Object>> blobs = new ArrayList<>();
        boolean more = false;
        for (BlobItem blob : session.container().listBlobs(options, session.remaining())) {
            more = blobs.size() == most;
            if (more) {
                break;
            }
            blobs.add(Map.of(
                    "blob", blob.getName().substring(session.prefix().length()),
                    "size", blob.getProperties().getContentLength(),
                    "modified",
                            blob.getProperties().getLastModified().toInstant().toString()));
        }
        return Map.of("blobs", blobs, "count", blobs.size(), "more", more);
    }

    @Produces
    @Singleton
    Connector copy() {
        return OperationConnector.of(
                "azure-blob-copy",
                TYPE,
                "Copy a blob",
                "Copies a blob within a container of Azure Storage, without reading it here.",
                List.of(
                        connection(TYPE, "blobs"),
                        ObjectKey.field("blob", "Blob"),
                        ObjectKey.field("toBlob", "Name of the copy")),
                (self, inputs) -> {
                    Connection store = inputs.connection(self);
                    String from = ObjectKey.read(inputs, "blob");
                    String to = ObjectKey.read(inputs, "toBlob");
                    return call(true, context -> BlobSession.use(store, context, session -> copy(session, from, to)));
                });
    }

    private static Object copy(BlobSession session, String from, String to) {
        String source = blob(session, from).getBlobUrl();
        PollResponse<BlobCopyInfo> end = blob(session, to)
                .beginCopy(
                        session.signature().isEmpty() ? source : source + "?" + session.signature(),
                        Duration.ofSeconds(1))
                .waitForCompletion(session.remaining());
        if (!LongRunningOperationStatus.SUCCESSFULLY_COMPLETED.equals(end.getStatus())) {
            throw ConnectorFailure.answer(
                    "answer",
                    "The blob store ended the copy as %s. %s"
                            .formatted(end.getStatus(), end.getValue().getError()));
        }
        return Map.of("blob", to);
    }

    private static BlobClient blob(BlobSession session, String name) {
        return session.container().getBlobClient(session.prefix() + name);
    }
}
