package dev.countersign.connector.file;

import static dev.countersign.connector.OperationConnector.call;
import static dev.countersign.connector.OperationConnector.connection;

import dev.countersign.connector.Connector;
import dev.countersign.connector.ConnectorConfig;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.OperationConnector;
import dev.countersign.connector.RequestBody;
import dev.countersign.connector.TextContent;
import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Type;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads, writes, lists and copies files. */
@Singleton
class FileConnectors {

    private static final int MOST = 1_000;

    private final FileRoots roots;
    private final TextContent texts;
    private final long maxRead;

    FileConnectors(FileRoots roots, TextContent texts, ConnectorConfig config) {
        this.roots = roots;
        this.texts = texts;
        this.maxRead = config.maxResponse().asLongValue();
    }

    @Produces
    @Singleton
    Connector read() {
        return OperationConnector.of(
                "file-read",
                FileRoots.TYPE,
                "Read a file",
                "Reads a small text or JSON file into a variable.",
                List.of(connection("file", "files"), path()),
                (self, inputs) -> {
                    FilePlace file = roots.place(inputs, "connection", "path");
                    return call(true, context -> {
                        Path existing = file.existing();
                        try (InputStream content = Files.newInputStream(existing)) {
                            return Map.of(
                                    "path", file.path().toString(),
                                    "size", Files.size(existing),
                                    "content", texts.of(content.readNBytes((int) maxRead + 1), file.shown()));
                        }
                    });
                });
    }

    @Produces
    @Singleton
    Connector write() {
        return OperationConnector.of(
                "file-write",
                FileRoots.TYPE,
                "Write a file",
                "Writes text or JSON to a file: it appears whole, or not at all.",
                List.of(
                        connection("file", "files"),
                        path(),
                        TaskField.input("body", "Content", "Text, or an expression that gives text, a map or a list.")
                                .as(Type.LONG_TEXT)
                                .in("Target"),
                        TaskField.input("bodyVariable", "Variable with the content", "The name of a process variable.")
                                .in("Target")),
                (self, inputs) -> {
                    FilePlace file = roots.place(inputs, "connection", "path");
                    String text = RequestBody.read(inputs).text();
                    byte[] bytes = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
                    return call(true, context -> {
                        file.write(new ByteArrayInputStream(bytes), context);
                        return Map.of("path", file.path().toString(), "size", bytes.length);
                    });
                });
    }

    @Produces
    @Singleton
    Connector list() {
        return OperationConnector.of(
                "file-list",
                FileRoots.TYPE,
                "List files",
                "Lists the files of a folder.",
                List.of(
                        connection("file", "files"),
                        TaskField.input("path", "Folder", "Below the root of the connection. Otherwise the root.")
                                .in("Target"),
                        TaskField.input("pattern", "Pattern of names", "Such as *.csv. Otherwise all.")
                                .in("Target")),
                (self, inputs) -> {
                    FilePlace folder = inputs.has("path")
                            ? roots.place(inputs, "connection", "path")
                            : FileRoots.place(inputs.connection(self), "path", ".");
                    String pattern = inputs.has("pattern") ? inputs.text("pattern") : "*";
                    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
                    return call(true, context -> listing(folder, matcher));
                });
    }

    @Produces
    @Singleton
    Connector copy() {
        return OperationConnector.of(
                "file-copy",
                FileRoots.TYPE,
                "Copy a file",
                "Copies a file, of any size, to another place or another connection.",
                List.of(
                        connection("file", "files"),
                        path(),
                        TaskField.input("toConnection", "Connection of the copy", "Otherwise the same.")
                                .in("Target"),
                        TaskField.input("toPath", "Path of the copy", "Below the root of its connection.")
                                .in("Target")
                                .asRequired()
                                .like("done/sales.csv")),
                (self, inputs) -> {
                    FilePlace from = roots.place(inputs, "connection", "path");
                    FilePlace to =
                            roots.place(inputs, inputs.has("toConnection") ? "toConnection" : "connection", "toPath");
                    return call(true, context -> {
                        Path existing = from.existing();
                        try (InputStream content = Files.newInputStream(existing)) {
                            to.write(content, context);
                        }
                        return Map.of("path", to.path().toString(), "size", Files.size(existing));
                    });
                });
    }

    private static Object listing(FilePlace folder, PathMatcher matcher) throws Exception {
        Path existing = folder.existing();
        if (!Files.isDirectory(existing)) {
            throw ConnectorFailure.answer("file", folder.shown() + " is no folder.");
        }
        List<Map<String, Object>> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(existing)) {
            List<Path> found = all.filter(file -> matcher.matches(file.getFileName()))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.getFileName().toString().startsWith(".part-"))
                    .sorted()
                    .limit(MOST + 1L)
                    .toList();
            for (Path file : found.subList(0, Math.min(found.size(), MOST))) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("name", file.getFileName().toString());
                entry.put("size", Files.size(file));
                entry.put(
                        "modified", Files.getLastModifiedTime(file).toInstant().toString());
                files.add(entry);
            }
            return Map.of("files", files, "count", files.size(), "more", found.size() > MOST);
        }
    }

    static TaskField path() {
        return TaskField.input("path", "Path", "Below the root of the connection.")
                .in("Target")
                .asRequired()
                .like("in/sales.csv");
    }
}
