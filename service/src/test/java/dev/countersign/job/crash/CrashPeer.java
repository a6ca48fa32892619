package dev.countersign.job.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The other system, which lives on while the service is killed: it writes down every request, and answers those to
 * {@code /held/...}, and all but the first ones to {@code /some}, only when it is let go, which is after the kill.
 */
final class CrashPeer implements AutoCloseable {

    /** So many requests to {@code /some} are answered at once. */
    static final int ANSWERED = 60;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch go = new CountDownLatch(1);
    private final Map<String, List<Request>> requests = new ConcurrentHashMap<>();

    /** One request as it came in. */
    record Request(String idempotencyKey, String token, JsonNode body) {}

    CrashPeer() throws IOException {
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    String address(String path) {
        return "http://" + host() + path;
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** What has come to this path so far. */
    List<Request> requests(String path) {
        return List.copyOf(requests.getOrDefault(path, Collections.emptyList()));
    }

    /** Answers what it holds, and from now on at once. */
    void letGo() {
        go.countDown();
    }

    @Override
    public void close() {
        letGo();
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        requests.computeIfAbsent(path, any -> new CopyOnWriteArrayList<>())
                .add(new Request(
                        header(exchange, "Idempotency-Key"),
                        header(exchange, "Countersign-Task-Token"),
                        JSON.readTree(body)));
        try {
            if (path.startsWith("/held/")
                    || path.equals("/some") && requests(path).size() > ANSWERED) {
                go.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String state = path.endsWith("/never") ? "not yet" : "ready";
        byte[] answer = ("{\"state\":\"" + state + "\"}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}
