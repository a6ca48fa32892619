package dev.countersign.connector.http;

import dev.countersign.connector.host.HostRules;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to addresses that models name, for features that make their calls themselves. Whether the host is allowed
 * is checked before, by {@link dev.countersign.externaltask.HostRule}; what its name stands for is checked here, and the
 * client connects to these very addresses. No redirect is followed and no request repeated. A request on its way holds no
 * thread.
 */
@ApplicationScoped
public class ModelHttp {

    private static final Timeout CONNECT = Timeout.ofSeconds(10);
    /** How long a connection is used: by then its name may stand for something else. */
    private static final TimeValue KEPT = TimeValue.ofSeconds(30);

    /** Of the head of an answer, whose lines could go on for ever. */
    private static final int LONGEST_LINE = 64 * 1024;

    private static final int MOST_HEADERS = 200;

    private final CloseableHttpAsyncClient client;

    ModelHttp(HostRules rules, NameLookup names) {
        client = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setDnsResolver(new RuledDns(rules, names))
                        .setMaxConnTotal(1_000)
                        .setMaxConnPerRoute(500)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setTimeToLive(KEPT)
                                .build())
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                                .build())
                        .build())
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(LONGEST_LINE)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build())
                .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(2).build())
                .setThreadFactory(new DefaultThreadFactory("countersign-http", true))
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Countersign")
                .build();
        client.start();
    }

    /**
     * One request.
     *
     * @param headers by name, in whatever case
     * @param body null for none
     */
    public record Request(
            String method,
            URI address,
            Map<String, String> headers,
            @Nullable String body) {

        /** @throws IllegalArgumentException naming the header that cannot be sent */
        public Request {
            Map<String, String> checked = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.forEach((name, value) -> {
                HttpHeaders.checkSent(name, value);
                checked.put(name, value);
            });
            headers = Collections.unmodifiableMap(checked);
        }
    }

    /**
     * What came back.
     *
     * @param headers by name, in whatever case
     */
    public record Answer(int status, Map<String, String> headers, byte[] body) {}

    @PreDestroy
    void stop() {
        client.close(CloseMode.IMMEDIATE);
    }

    /**
     * Sends; whoever cancels the future breaks the exchange off.
     *
     * @param timeout for all of it; when it is over the future fails with a {@link java.util.concurrent.TimeoutException}
     * @param most bytes of a body; when it has more, the future fails with an {@link OversizedAnswerException}
     */
    public CompletableFuture<Answer> send(Request request, Duration timeout, int most) {
        BasicHttpRequest head = new BasicHttpRequest(request.method(), request.address());
        request.headers().forEach(head::setHeader);
        AsyncEntityProducer body = request.body() == null
                ? null
                : AsyncEntityProducers.create(request.body().getBytes(StandardCharsets.UTF_8), null);
        Timeout patience = Timeout.of(timeout);
        HttpClientContext context = HttpClientContext.create();
        context.setRequestConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(patience)
                .setResponseTimeout(patience)
                .build());
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Future<Answer> exchange = client.execute(
                new BasicRequestProducer(head, body), new LimitedAnswer(most), null, context, handOver(answer));
        answer.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).whenComplete((given, fault) -> {
            if (fault != null) {
                exchange.cancel(true);
            }
        });
        return answer;
    }

    private static FutureCallback<Answer> handOver(CompletableFuture<Answer> answer) {
        return new FutureCallback<>() {
            @Override
            public void completed(Answer given) {
                answer.complete(given);
            }

            @Override
            public void failed(Exception fault) {
                answer.completeExceptionally(fault);
            }

            @Override
            public void cancelled() {
                answer.cancel(false);
            }
        };
    }
}
