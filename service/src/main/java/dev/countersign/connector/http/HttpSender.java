package dev.countersign.connector.http;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.ConnectorConfig;
import dev.countersign.connector.camel.CamelRuntime;
import dev.countersign.connector.host.HostRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;
import org.apache.camel.http.common.HttpMethods;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request by Camel's HTTP component. Each has a client of its own: its connections are closed when the time is
 * over, and it can reach only the addresses that were checked. No redirect is followed and no request repeated here.
 */
@ApplicationScoped
public class HttpSender {

    private final CamelRuntime camel;
    private final HostRules rules;
    private final NameLookup names;
    private final ConnectorConfig config;
    private @Nullable HttpComponent component;

    HttpSender(CamelRuntime camel, HostRules rules, NameLookup names, ConnectorConfig config) {
        this.camel = camel;
        this.rules = rules;
        this.names = names;
        this.config = config;
    }

    /**
     * One request, complete: nothing in it is looked at any more.
     *
     * @param tls what counts instead of the usual trust; null for that
     */
    record Request(
            String method,
            HttpTarget target,
            Map<String, String> headers,
            @Nullable String body,
            String contentType,
            @Nullable SSLContext tls) {

        Request(
                String method,
                HttpTarget target,
                Map<String, String> headers,
                @Nullable String body,
                String contentType) {
            this(method, target, headers, body, contentType, null);
        }
    }

    HttpAnswer send(Request request, CallContext context) throws Exception {
        HttpTarget target = request.target();
        if (!target.configured()) {
            rules.check(target.host(), target.port(), target.defaultPort());
        }
        Timeout left = Timeout.ofMilliseconds(context.remainingMillis());
        PoolingHttpClientConnectionManagerBuilder builder = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedDns(target, rules, names))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(left)
                        .setSocketTimeout(left)
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(left).build());
        if (request.tls() != null) {
            builder.setTlsSocketStrategy(new DefaultClientTlsStrategy(request.tls()));
        }
        PoolingHttpClientConnectionManager connections = builder.build();
        context.closeAtTimeout(() -> connections.close(CloseMode.IMMEDIATE));
        HttpEndpoint endpoint = new HttpEndpoint(
                target.uri().toASCIIString(),
                component(),
                target.uri(),
                HttpClientBuilder.create(),
                connections,
                clientBuilder -> clientBuilder
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .setUserAgent("Countersign")
                        .setDefaultRequestConfig(RequestConfig.custom()
                                .setResponseTimeout(left)
                                .setConnectionRequestTimeout(left)
                                .build()));
        endpoint.setHttpMethod(HttpMethods.valueOf(request.method()));
        endpoint.setHeaderFilterStrategy(new HttpHeaderFilterStrategy());
        endpoint.setSkipControlHeaders(true);
        endpoint.setThrowExceptionOnFailure(false);
        endpoint.setDisableStreamCache(true);
        endpoint.setCopyHeaders(false);
        try {
            return camel.send(endpoint, exchange -> fill(exchange, request), this::read);
        } finally {
            connections.close(CloseMode.IMMEDIATE);
        }
    }

    private static void fill(Exchange exchange, Request request) {
        request.headers().forEach((name, value) -> exchange.getIn().setHeader(name, value));
        if (request.body() != null) {
            exchange.getIn().setHeader(Exchange.CONTENT_TYPE, request.contentType());
            exchange.getIn().setBody(request.body());
        }
    }

    private HttpAnswer read(Exchange exchange) throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getMessage().getHeaders().forEach((name, value) -> {
            if (!name.startsWith("Camel")) {
                headers.put(name.toLowerCase(Locale.ROOT), String.valueOf(value));
            }
        });
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        int most = Math.toIntExact(config.maxResponse().asLongValue());
        byte[] body = new byte[0];
        if (exchange.getMessage().getBody() instanceof InputStream stream) {
            body = stream.readNBytes(most + 1);
        } else if (exchange.getMessage().getBody() instanceof byte[] bytes) {
            body = bytes;
        }
        boolean cut = body.length > most;
        return new HttpAnswer(status, headers, body, cut);
    }

    private synchronized HttpComponent component() {
        if (component == null) {
            component = camel.ready(new HttpComponent());
        }
        return component;
    }
}
