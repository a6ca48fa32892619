package dev.countersign.job.livy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.job.spark.SparkRuntime;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.apache.spark.launcher.JavaModuleOptions;
import org.jspecify.annotations.Nullable;

/**
 * Speaks the documented protocols of Livy 0.8 ({@code /batches}) and Kyuubi 1.9 ({@code /api/v1/batches}) as far as a
 * client of batches sees them, and runs each batch with a real {@code SparkSubmit} in local mode, as these servers do.
 */
final class BatchServerDouble implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer http;
    private final Path spark;
    private final Path folder;
    private final boolean kyuubi;
    private final String authorization;
    private final Map<String, Running> batches = new LinkedHashMap<>();
    private boolean loseNextAnswer;

    /** A batch and its process. */
    private record Running(String id, String name, Process process, Path log, boolean[] killed) {}

    /** @param authorization the header that every call has to have */
    BatchServerDouble(boolean kyuubi, Path spark, Path folder, String authorization) throws IOException {
        this.kyuubi = kyuubi;
        this.spark = spark;
        this.folder = Files.createDirectories(folder);
        this.authorization = authorization;
        http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        http.createContext(path(), this::handle);
        http.setExecutor(Executors.newCachedThreadPool());
        http.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    private String path() {
        return kyuubi ? "/api/v1/batches" : "/batches";
    }

    /** The next batch is started, and the connection is closed without an answer. */
    synchronized void loseNextAnswer() {
        loseNextAnswer = true;
    }

    /** As after a restart without recovery: nothing is known any more, what runs goes on. */
    synchronized void forget() {
        batches.clear();
    }

    synchronized int count() {
        return batches.size();
    }

    /** A batch that was started before, with its process and log; gives its id. */
    synchronized String add(String name, Process process, Path log) {
        String id = Integer.toString(batches.size());
        batches.put(id, new Running(id, name, process, log, new boolean[1]));
        return id;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            if (answer == null) {
                return; // the connection ends without an answer
            }
            byte[] bytes = JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private record Answer(int status, Object body) {}

    private synchronized @Nullable Answer answer(HttpExchange exchange) throws IOException {
        if (!authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new Answer(401, Map.of("msg", "who are you?"));
        }
        String rest = exchange.getRequestURI().getPath().substring(path().length());
        String[] words = rest.split("/");
        boolean changes = !exchange.getRequestMethod().equals("GET");
        if (!kyuubi && changes && exchange.getRequestHeaders().getFirst("X-Requested-By") == null) {
            return new Answer(400, Map.of("msg", "Missing Required Header for CSRF protection."));
        }
        if (rest.isEmpty() && changes) {
            return create(JSON.readTree(exchange.getRequestBody()));
        }
        if (rest.isEmpty()) {
            return list(query(exchange));
        }
        Running batch = batches.get(words[1]);
        if (batch == null) {
            return new Answer(404, Map.of("msg", "Session '" + words[1] + "' not found."));
        }
        if (exchange.getRequestMethod().equals("DELETE")) {
            return delete(batch);
        }
        return words.length > 2 ? log(batch, words[2], query(exchange)) : new Answer(200, document(batch));
    }

    private @Nullable Answer create(JsonNode body) throws IOException {
        String name = body.path("name").asText();
        String id = kyuubi
                ? body.path("conf")
                        .path("kyuubi.batch.id")
                        .asText(UUID.randomUUID().toString())
                : Integer.toString(batches.size());
        Running there = batches.get(id);
        if (kyuubi && there != null) {
            Map<String, Object> document = document(there);
            document.put("batchInfo", Map.of("kyuubi.batch.duplicated", "true"));
            return new Answer(200, document);
        }
        if (!kyuubi && batches.values().stream().anyMatch(batch -> batch.name().equals(name))) {
            return new Answer(400, Map.of("msg", "Duplicate session name: " + name + " for session " + id));
        }
        String file = body.path(kyuubi ? "resource" : "file").asText();
        if (file.isEmpty()) {
            return new Answer(400, Map.of("msg", "requirement failed: 'file' is required."));
        }
        Running batch = new Running(id, name, start(id, file, body), folder.resolve(id + ".log"), new boolean[1]);
        batches.put(id, batch);
        if (loseNextAnswer) {
            loseNextAnswer = false;
            return null;
        }
        return new Answer(kyuubi ? 200 : 201, document(batch));
    }

    private Process start(String id, String file, JsonNode body) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx600m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-XX:SharedArchiveFile=" + spark.resolve("countersign.jsa"));
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().trim().split("\\s+")));
        command.addAll(List.of("-cp", new SparkRuntime(spark).sparkClassPath()));
        command.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", "local[1]"));
        command.addAll(List.of("--conf", "spark.ui.enabled=false"));
        body.path("conf").properties().forEach(entry -> {
            if (entry.getKey().startsWith("spark.")) {
                command.add("--conf");
                command.add(entry.getKey() + "=" + entry.getValue().asText());
            }
        });
        command.addAll(List.of("--class", body.path("className").asText(), file));
        body.path("args").forEach(argument -> command.add(argument.asText()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(id + ".log").toFile());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return builder.start();
    }

    private Answer list(Map<String, String> query) {
        List<Map<String, Object>> all = batches.values().stream()
                .map(this::document)
                .filter(document -> !query.containsKey("batchState")
                        || query.get("batchState").equals(document.get("state")))
                .skip(Long.parseLong(query.getOrDefault("from", "0")))
                .limit(Long.parseLong(query.getOrDefault("size", "100")))
                .toList();
        return new Answer(200, Map.of("from", 0, "total", all.size(), kyuubi ? "batches" : "sessions", all));
    }

    private Answer delete(Running batch) {
        if (batch.process().isAlive()) {
            batch.killed()[0] = true;
            batch.process().destroy();
        }
        if (!kyuubi) {
            batches.remove(batch.id());
        }
        return new Answer(200, kyuubi ? Map.of("success", true, "msg", "") : Map.of("msg", "deleted"));
    }

    private Answer log(Running batch, String kind, Map<String, String> query) throws IOException {
        if (!kind.equals(kyuubi ? "localLog" : "log")) {
            return new Answer(404, Map.of());
        }
        List<String> lines = lines(batch).stream()
                .skip(Long.parseLong(query.getOrDefault("from", "0")))
                .limit(Long.parseLong(query.getOrDefault("size", "100")))
                .toList();
        return new Answer(
                200,
                kyuubi
                        ? Map.of("logRowSet", lines, "rowCount", lines.size())
                        : Map.of("id", Integer.valueOf(batch.id()), "from", 0, "total", lines.size(), "log", lines));
    }

    /** Livy on YARN has headings of its own, each a line with a line feed before it, and the last one behind all lines. */
    private List<String> lines(Running batch) throws IOException {
        List<String> written = new String(Files.readAllBytes(batch.log()), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (kyuubi) {
            return written;
        }
        List<String> lines = new ArrayList<>(List.of("stdout: ", "\nstderr: "));
        lines.addAll(written);
        lines.add("\nYARN Diagnostics: ");
        return lines;
    }

    private Map<String, Object> document(Running batch) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", kyuubi ? batch.id() : (Object) Integer.valueOf(batch.id()));
        document.put("name", batch.name());
        document.put("state", state(batch));
        document.put("appId", null);
        return document;
    }

    private String state(Running batch) {
        if (batch.process().isAlive()) {
            return kyuubi ? "RUNNING" : "running";
        }
        if (batch.killed()[0]) {
            return kyuubi ? "CANCELED" : "killed";
        }
        boolean fine = batch.process().exitValue() == 0;
        return kyuubi ? fine ? "FINISHED" : "ERROR" : fine ? "success" : "dead";
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> values = new LinkedHashMap<>();
        String query = exchange.getRequestURI().getQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] words = pair.split("=", 2);
            values.put(words[0], words.length > 1 ? words[1] : "");
        }
        return values;
    }

    @Override
    public void close() {
        http.stop(0);
        batches.values().forEach(batch -> batch.process().destroyForcibly());
    }
}
