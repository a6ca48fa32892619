package dev.countersign.job.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers as the pages of a standalone cluster do: the master's {@code /json/} with one driver, and {@code /log/} of its
 * worker, which cuts by bytes, makes text of them with its own character set and writes that as UTF-8.
 */
final class SparkPages implements AutoCloseable {

    private final HttpServer master;
    private final HttpServer worker;
    private final Path work;
    private volatile String driver;
    private volatile String state = "RUNNING";
    private volatile boolean begun = true;

    /** @param work the worker's folder, with a folder for each driver */
    SparkPages(Path work, String driver) throws IOException {
        this.work = work;
        this.driver = driver;
        master = server("/", exchange -> master(exchange.getRequestURI().getPath()));
        worker = server("/log/", exchange -> log(query(exchange)));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + master.getAddress().getPort());
    }

    void state(String now) {
        state = now;
    }

    /** No worker has the driver yet. */
    void notBegun() {
        begun = false;
        state = "SUBMITTED";
    }

    /** As a master that was started again. */
    void forget() {
        driver = "driver-other";
    }

    void stopWorker() {
        worker.stop(0);
    }

    void stopMaster() {
        master.stop(0);
    }

    private String master(String path) {
        if (!path.equals("/json/")) {
            return "{\"success\": false}";
        }
        return """
                {"status": "ALIVE", "activeapps": [], "completeddrivers": [],
                 "workers": [{"id": "worker-1", "state": "ALIVE", "webuiaddress": "http://127.0.0.1:%d"}],
                 "activedrivers": [{"id": "%s", "state": "%s", "worker": "%s"}]}""".formatted(worker.getAddress().getPort(), driver, state, begun ? "worker-1" : "None");
    }

    private String log(Map<String, String> query) throws IOException {
        Path folder = work.resolve(query.getOrDefault("driverId", ""));
        Path file = folder.resolve(query.getOrDefault("logType", ""));
        if (!Files.isDirectory(folder)) {
            return "==== Bytes 0-0 of 0 of " + file + " ====\nError getting logs due to exception: no such folder";
        }
        byte[] all = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        int length = Integer.parseInt(query.getOrDefault("byteLength", "102400"));
        long offset = query.containsKey("offset") ? Long.parseLong(query.get("offset")) : all.length - length;
        int begin = (int) Math.max(0, Math.min(offset, all.length));
        int end = Math.min(begin + length, all.length);
        return "==== Bytes " + begin + "-" + end + " of " + all.length + " of " + file + " ====\n"
                + new String(Arrays.copyOfRange(all, begin, end), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        master.stop(0);
        worker.stop(0);
    }

    private interface Page {
        String of(HttpExchange exchange) throws IOException;
    }

    private static HttpServer server(String path, Page page) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        http.createContext(path, exchange -> {
            try (exchange) {
                byte[] bytes = page.of(exchange).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        http.start();
        return http;
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : exchange.getRequestURI().getQuery().split("&")) {
            String[] words = pair.split("=", 2);
            values.put(words[0], words[1]);
        }
        return values;
    }
}
