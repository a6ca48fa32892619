package dev.countersign.connector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A real HTTP server as the other side: keeps what it gets, and answers as it is told. */
public final class Peer implements AutoCloseable {

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Handler> answers = new ConcurrentLinkedQueue<>();

    /** One request; headers by name in lower case. */
    public record Request(String method, String uri, Map<String, String> headers, String body) {}

    /** What it does with the next request. */
    public interface Handler {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** On a port of the loopback address; 0 for any. */
    public Peer(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 50);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "peer");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** The requests so far. */
    public List<Request> requests() {
        return requests;
    }

    /** What it says to the next request; 200 and an empty object when nothing was said. */
    public Peer next(int status, String contentType, String body) {
        return next(exchange -> respond(exchange, status, contentType, body));
    }

    public Peer next(Handler handler) {
        answers.add(handler);
        return this;
    }

    /** Answers one request. */
    public static void respond(HttpExchange exchange, int status, String contentType, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (!contentType.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", contentType);
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        requests.add(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Handler handler = answers.poll();
        if (handler == null) {
            respond(exchange, 200, "application/json", "{}");
        } else {
            handler.answer(exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
