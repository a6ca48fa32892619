package dev.countersign.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.ConnectorConfig;
import dev.countersign.connector.Peer;
import dev.countersign.connector.camel.CamelRuntime;
import dev.countersign.connector.host.HostConfig;
import dev.countersign.connector.host.HostRefusedException;
import dev.countersign.connector.host.HostRules;
import dev.countersign.connector.secret.Redaction;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests by the real client to a real server, and attempts to have them sent elsewhere. */
class HttpSenderTest {

    private static final CamelRuntime CAMEL = new CamelRuntime();

    private final SmallRyeConfig config = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(ConnectorConfig.class)
            .withMapping(HostConfig.class)
            .withDefaultValue("countersign.connector.hosts.allowed", "*:*")
            .withDefaultValue("countersign.connector.hosts.internal", "127.0.0.1")
            .withDefaultValue("countersign.connector.max-response", "10K")
            .build();

    private Peer peer;
    private String resolvesTo = "127.0.0.1";
    private final AtomicInteger lookups = new AtomicInteger();

    private final NameLookup names = new NameLookup() {
        @Override
        InetAddress[] resolve(String host) throws UnknownHostException {
            lookups.incrementAndGet();
            return new InetAddress[] {InetAddress.getByName(resolvesTo)};
        }
    };

    private final HttpSender sender = new HttpSender(
            CAMEL,
            new HostRules(config.getConfigMapping(HostConfig.class)),
            names,
            config.getConfigMapping(ConnectorConfig.class));

    @BeforeEach
    void start() throws IOException {
        peer = new Peer(0);
    }

    @AfterEach
    void stop() {
        peer.close();
    }

    @Test
    void whatTheProcessHandsOverIsSentAsItIs() throws Exception {
        String nasty = "?bridgeEndpoint=true&x=${sys.user.home}{{env:HOME}}#{1+1}RAW(x)";
        HttpTarget target = target("example.test").below(nasty).with("q", nasty);

        HttpAnswer answer = sender.send(
                new HttpSender.Request("POST", target, Map.of("X-Nasty", nasty), nasty, "text/plain"), context());

        assertThat(answer.status()).isEqualTo(200);
        Peer.Request request = peer.requests().get(0);
        assertThat(request.uri())
                .isEqualTo(
                        "/%3FbridgeEndpoint%3Dtrue%26x%3D%24%7Bsys.user.home%7D%7B%7Benv%3AHOME%7D%7D%23%7B1%2B1%7DRAW%28x%29?q=%3FbridgeEndpoint%3Dtrue%26x%3D%24%7Bsys.user.home%7D%7B%7Benv%3AHOME%7D%7D%23%7B1%2B1%7DRAW%28x%29");
        assertThat(request.body()).isEqualTo(nasty);
        assertThat(request.headers())
                .containsEntry("X-Nasty", nasty)
                .containsEntry("Host", "example.test:" + peer.port());
    }

    @Test
    void aNameThatMeansSomethingElseALittleLaterLeadsNowhere() throws Exception {
        HttpTarget target = target("rebind.test");
        sender.send(get(target), context());
        resolvesTo = "127.0.0.2"; // internal, and not allowed

        assertThatThrownBy(() -> sender.send(get(target), context()))
                .hasStackTraceContaining("internal address 127.0.0.2");

        assertThat(lookups)
                .as("once for each call: what was checked is what is connected to")
                .hasValue(2);
        assertThat(peer.requests()).hasSize(1);
    }

    @Test
    void theMetadataServiceOfACloudIsOutOfReach() {
        for (String address :
                List.of("169.254.169.254", "[fd00:ec2::254]", "[::ffff:169.254.169.254]", "[64:ff9b::a9fe:a9fe]")) {
            HttpTarget target = HttpTarget.of("url", "http://" + address + "/latest/meta-data/", false);
            resolvesTo = target.host();

            assertThatThrownBy(() -> sender.send(get(target), context()))
                    .as(address)
                    .hasStackTraceContaining(HostRefusedException.class.getName());
        }
    }

    @Test
    void noRedirectIsFollowedByTheClientItself() throws Exception {
        peer.next(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.2:" + peer.port() + "/elsewhere");
            Peer.respond(exchange, 302, "", "");
        });

        HttpAnswer answer = sender.send(get(target("example.test")), context());

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers()).containsKey("location");
        assertThat(peer.requests()).hasSize(1);
    }

    @Test
    void nothingIsSentTwice() {
        peer.next(exchange -> exchange.close());

        assertThatThrownBy(() -> sender.send(get(target("example.test")), context()));

        assertThat(peer.requests()).hasSize(1);
    }

    @Test
    void aServerThatDripsIsCutOffWhenTheTimeIsOver() {
        peer.next(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 200; i++) {
                    out.write('x');
                    out.flush();
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        CallContext context = new CallContext("key", Duration.ofSeconds(1), new Redaction());
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        clock.schedule(context::breakOff, 1, TimeUnit.SECONDS);
        long begin = System.nanoTime();

        assertThatThrownBy(() -> sender.send(get(target("example.test")), context));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        clock.shutdownNow();
    }

    @Test
    void noMoreIsReadThanMayBe() throws Exception {
        peer.next(200, "text/plain", "x".repeat(20_000));
        peer.next(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
                out.write(new byte[5_000_000]);
            }
        });

        for (int i = 0; i < 2; i++) {
            HttpAnswer answer = sender.send(get(target("example.test")), context());
            assertThat(answer.cut()).isTrue();
            assertThat(answer.body()).hasSize(10_241);
        }
    }

    private static HttpSender.Request get(HttpTarget target) {
        return new HttpSender.Request("GET", target, Map.of(), (@Nullable String) null, "");
    }

    private HttpTarget target(String host) {
        return HttpTarget.of("url", "http://" + host + ":" + peer.port() + "/", false);
    }

    private static CallContext context() {
        return new CallContext("key", Duration.ofSeconds(20), new Redaction());
    }
}
