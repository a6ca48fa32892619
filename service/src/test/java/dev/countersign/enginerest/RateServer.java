package dev.countersign.enginerest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** The service of exchange rates that the example workers call: away for the first call of GBP, slow for that of CHF. */
final class RateServer implements AutoCloseable {

    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final HttpServer server;

    RateServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/rates", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/rates";
    }

    int calls(String currency) {
        return calls.getOrDefault(currency, 0);
    }

    void answerTheSlowOnes() {
        slow.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String currency = exchange.getRequestURI().getQuery().replaceFirst("^currency=", "");
        int call = calls.merge(currency, 1, Integer::sum);
        if (currency.equals("CHF")) {
            try {
                slow.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        boolean away = currency.equals("GBP") && call == 1;
        byte[] body = (away ? "down" : "{\"rates\":{\"EUR\":1,\"USD\":1.6,\"GBP\":0.64,\"CHF\":0.5}}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(away ? 503 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        slow.countDown();
        server.stop(0);
    }
}
