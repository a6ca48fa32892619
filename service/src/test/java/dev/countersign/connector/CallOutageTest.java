package dev.countersign.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.testing.DatabaseOutage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Filter;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that end while the database is away. */
@QuarkusTest
class CallOutageTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    @Inject
    ConnectorProcess process;

    @Inject
    DatabaseOutage outage;

    @ConfigProperty(name = "test.peer.port")
    int port;

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger offers = new AtomicInteger();
    private final Logger log = Logger.getLogger(CallOffers.class.getName());
    private Filter before;
    private Peer peer;

    @BeforeEach
    void startPeer() throws IOException {
        peer = new Peer(port);
        before = log.getFilter();
        log.setFilter(line -> {
            offers.incrementAndGet();
            return true;
        });
    }

    @AfterEach
    void clear() {
        log.setFilter(before);
        peer.close();
        process.clear();
    }

    @Test
    void anAnswerIsHandedOverWhenTheDatabaseIsBackWithoutAnotherCall() throws Exception {
        String instance = duringAnOutage(200);

        await().atMost(LONG).ignoreExceptions().untilAsserted(() -> {
            process.round(); // the lock has run out meanwhile
            assertThat(process.callsOf(instance)).isZero();
        });

        process.runTo(instance, "done");
        assertThat(process.incidents(instance)).isEmpty();
        assertThat(process.outcome(instance)).extracting("status").isEqualTo(200);
        assertThat(peer.requests()).hasSize(1);
    }

    @Test
    void aFailureIsHandedOverAsTheModelWantsIt() throws Exception {
        String instance = duringAnOutage(422);

        await().atMost(LONG).ignoreExceptions().untilAsserted(() -> {
            process.round();
            assertThat(process.callsOf(instance)).isZero();
        });

        process.runTo(instance, "repair");
        assertThat(process.variable(instance, "jobError")).extracting("status").isEqualTo(422);
        assertThat(peer.requests()).hasSize(1);
    }

    /** The call ends so in the middle of it, and more offers come to nothing than the engine may refuse. */
    private String duringAnOutage(int status) throws Exception {
        peer.next(exchange -> {
            arrived.countDown();
            try {
                goOn.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Peer.respond(exchange, status, "application/json", "{\"id\": 7}");
        });
        String instance = process.start(
                Models.caught(Models.inputs("connector", "http", "url", peer.url("/"), "onCrash", "retry")), Map.of());
        process.round();
        assertThat(arrived.await(1, TimeUnit.MINUTES)).isTrue();
        outage.begin();
        try {
            goOn.countDown();
            await().atMost(LONG).until(() -> offers.get() > 4);
        } finally {
            outage.end();
        }
        return instance;
    }
}
