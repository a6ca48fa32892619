package dev.countersign.connector.ftp;

import static dev.countersign.connector.OperationConnector.call;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.CallInputs;
import dev.countersign.connector.Connection;
import dev.countersign.connector.Connector;
import dev.countersign.connector.ConnectorCall;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.OperationConnector;
import dev.countersign.connector.RequestBody;
import dev.countersign.connector.TextContent;
import dev.countersign.connector.file.FilePlace;
import dev.countersign.connector.file.FileRoots;
import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Type;
import dev.countersign.taskkind.TaskKind;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Gets, puts and lists files of FTP and SFTP servers. */
@Singleton
class FtpConnectors {

    private static final Set<String> TYPES = Set.of("sftp", "ftp", "ftps");
    private static final int MOST = 1_000;

    private final FileRoots files;
    private final TextContent texts;

    FtpConnectors(FileRoots files, TextContent texts) {
        this.files = files;
        this.texts = texts;
    }

    @Produces
    @Singleton
    Connector get() {
        return connector(
                "ftp-get",
                "Get a file by FTP or SFTP",
                "Reads a file of a server into a variable, or into a file when it is large.",
                List.of(
                        path("path", "Path").asRequired().like("out/sales.csv"),
                        TaskField.input(
                                        "fileConnection",
                                        "Connection of the file",
                                        "Of the type file; for large files.")
                                .in("Target"),
                        TaskField.input("file", "File", "Below the root of its connection.")
                                .in("Target")),
                (self, inputs) -> {
                    Connection server = inputs.connection(self);
                    String path = inputs.required("path");
                    String place = place(server, "path", path);
                    Optional<FilePlace> file = file(inputs);
                    return call(true, context -> {
                        try (RemoteFiles remote = open(server, context)) {
                            return remote.get(place, content -> kept(path, content, file, context));
                        }
                    });
                });
    }

    private Object kept(String path, InputStream content, Optional<FilePlace> file, CallContext context)
            throws Exception {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("path", path);
        if (file.isPresent()) {
            file.get().write(content, context);
            result.put("file", file.get().path().toString());
            result.put("size", Files.size(file.get().existing()));
        } else {
            result.put("content", texts.of(content.readNBytes(texts.limit() + 1), path));
        }
        return result;
    }

    @Produces
    @Singleton
    Connector put() {
        return connector(
                "ftp-put",
                "Put a file by FTP or SFTP",
                "Writes text, JSON or a file to a server; it appears there whole.",
                List.of(
                        path("path", "Path").asRequired().like("in/sales.csv"),
                        TaskField.input("body", "Content", "Text, or an expression that gives text, a map or a list.")
                                .as(Type.LONG_TEXT)
                                .in("Target"),
                        TaskField.input("bodyVariable", "Variable with the content", "The name of a process variable.")
                                .in("Target"),
                        TaskField.input(
                                        "fileConnection",
                                        "Connection of the file",
                                        "Of the type file; instead of a content.")
                                .in("Target"),
                        TaskField.input("file", "File", "Below the root of its connection.")
                                .in("Target")),
                (self, inputs) -> {
                    Connection server = inputs.connection(self);
                    String path = inputs.required("path");
                    String place = place(server, "path", path);
                    Optional<FilePlace> file = file(inputs);
                    String text = RequestBody.read(inputs).text();
                    if (file.isPresent() == (text != null)) {
                        throw new IllegalArgumentException("Give one of 'body', 'bodyVariable' and 'file'.");
                    }
                    byte[] bytes = String.valueOf(text).getBytes(StandardCharsets.UTF_8);
                    return call(true, context -> {
                        try (RemoteFiles remote = open(server, context);
                                InputStream content = file.isPresent()
                                        ? Files.newInputStream(file.get().existing())
                                        : new ByteArrayInputStream(bytes)) {
                            remote.put(place, content);
                            return Map.of("path", path);
                        }
                    });
                });
    }

    @Produces
    @Singleton
    Connector list() {
        return connector(
                "ftp-list",
                "List files by FTP or SFTP",
                "Lists the files of a folder of a server.",
                List.of(path("path", "Folder").like("out")),
                (self, inputs) -> {
                    Connection server = inputs.connection(self);
                    String path = place(server, "path", inputs.has("path") ? inputs.text("path") : ".");
                    return call(true, context -> {
                        try (RemoteFiles remote = open(server, context)) {
                            List<Map<String, Object>> found = remote.list(path, MOST);
                            List<Map<String, Object>> shown =
                                    new ArrayList<>(found.subList(0, Math.min(found.size(), MOST)));
                            shown.sort(
                                    (a, b) -> String.valueOf(a.get("name")).compareTo(String.valueOf(b.get("name"))));
                            return Map.of("files", shown, "count", shown.size(), "more", found.size() > MOST);
                        }
                    });
                });
    }

    static Connector connector(
            String name,
            String title,
            String description,
            List<TaskField> fields,
            BiFunction<Connector, CallInputs, ConnectorCall> reading) {
        List<TaskField> all = new ArrayList<>();
        all.add(TaskField.input(
                        "connection",
                        "Connection",
                        "The name of a configured connection of the type sftp, ftp or ftps.")
                .in("Target")
                .asRequired()
                .like("partner"));
        all.addAll(fields);
        return new OperationConnector(
                name, TYPES, TaskKind.external("connector-" + name, title, description, 1, "connector", all), reading);
    }

    private Optional<FilePlace> file(CallInputs inputs) {
        return inputs.has("file") ? Optional.of(files.place(inputs, "fileConnection", "file")) : Optional.empty();
    }

    static TaskField path(String name, String label) {
        return TaskField.input(name, label, "Below the folder of the connection's address.")
                .in("Target");
    }

    static RemoteFiles open(Connection server, CallContext context) throws Exception {
        URI uri = URI.create(server.url());
        if (!server.type().equalsIgnoreCase(uri.getScheme())) { // ftps with an address of ftp would sign in without TLS
            throw ConnectorFailure.of(
                    "configuration",
                    ConnectorFailure.Reach.NOT_SENT,
                    "The connection '%s' is of the type %s, so its url must begin with %s://."
                            .formatted(server.name(), server.type(), server.type()),
                    null);
        }
        return server.type().equals("sftp")
                ? SftpFiles.open(server, uri, context)
                : FtpFiles.open(server, uri, context);
    }

    /** Below the folder of the connection's address; a line break would be a command of its own to an FTP server. */
    static String place(Connection server, String input, String path) {
        if (path.startsWith("/")
                || Arrays.asList(path.split("/", -1)).contains("..")
                || path.contains("\\")
                || path.chars().anyMatch(c -> Character.isISOControl(c) || c == '*' || c == '?')) {
            throw new IllegalArgumentException(
                    "The input parameter '%s' is a path below the connection's folder, without '..', '*' and '?', not '%s'."
                            .formatted(input, path));
        }
        String folder = URI.create(server.url()).getPath();
        return folder == null || folder.isEmpty() || folder.equals("/")
                ? path
                : folder.replaceFirst("/$", "") + "/" + path;
    }
}
