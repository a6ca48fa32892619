package dev.countersign.connector.peer;

import dev.countersign.testing.LoopbackPort;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** ElasticMQ without queues; it checks no signatures, so anybody makes and reads them by plain HTTP. */
final class SqsPeer implements LivePeer {

    private final int port = LoopbackPort.free();

    SqsPeer() {
        SQSRestServerBuilder.withInterface("127.0.0.1").withPort(port).start().waitUntilStarted();
    }

    @Override
    public Map<String, String> address() {
        return Map.of("url", "http://127.0.0.1:" + port);
    }
}
