package dev.countersign.job;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A batch server over HTTP, like Livy's: runs are begun under a name that the client gives and are asked for one by one or
 * all together. Each answer takes a while, as one over a network does. The runs do nothing but take time.
 */
class BatchPeer implements AutoCloseable {

    private final long latencyMillis;
    private final Map<String, Long> endByKey = new ConcurrentHashMap<>();
    private final AtomicInteger starts = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile boolean drops;
    private volatile CountDownLatch open = new CountDownLatch(0);

    BatchPeer(long latencyMillis) throws IOException {
        this.latencyMillis = latencyMillis;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.createContext("/batches", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/batches";
    }

    /** How many runs have begun. */
    int starts() {
        return starts.get();
    }

    /** Answers nobody until it is told to. */
    void hang() {
        open = new CountDownLatch(1);
    }

    void answerAgain() {
        open.countDown();
    }

    /** Takes requests to start something and says nothing. */
    void dropStarts() {
        drops = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            open.await();
            TimeUnit.MILLISECONDS.sleep(latencyMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String path = exchange.getRequestURI().getPath();
        String key = path.length() > "/batches/".length() ? path.substring("/batches/".length()) : "";
        switch (exchange.getRequestMethod()) {
            case "POST" -> {
                if (drops) {
                    exchange.close();
                    return;
                }
                long millis =
                        Long.parseLong(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                if (endByKey.putIfAbsent(key, System.currentTimeMillis() + millis) == null) {
                    starts.incrementAndGet();
                }
                send(exchange, 201, "");
            }
            case "DELETE" -> {
                endByKey.put(key, 0L);
                send(exchange, 204, "");
            }
            default -> {
                if (key.isEmpty()) {
                    send(
                            exchange,
                            200,
                            endByKey.keySet().stream()
                                    .map(each -> each + " " + state(each))
                                    .collect(Collectors.joining("\n")));
                } else {
                    send(exchange, endByKey.containsKey(key) ? 200 : 404, state(key));
                }
            }
        }
    }

    private String state(String key) {
        long end = endByKey.getOrDefault(key, 0L);
        return end == 0 ? "killed" : System.currentTimeMillis() < end ? "running" : "success";
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close() {
        answerAgain();
        server.stop(0);
        threads.shutdownNow();
    }
}
