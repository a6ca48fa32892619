package dev.countersign.connector.peer;

import dev.countersign.testing.KafkaBroker;
import dev.countersign.testing.LoopbackPort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A Kafka broker; an order is the name of a topic, its answer the values of all records, in the topic's only partition. */
final class KafkaPeer implements LivePeer {

    private final String address;

    KafkaPeer(Path folder) throws IOException, InterruptedException {
        int port = LoopbackPort.free();
        KafkaBroker broker = new KafkaBroker(port, folder);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        broker.start();
        address = "127.0.0.1:" + port;
    }

    @Override
    public Map<String, String> address() {
        return Map.of("url", address);
    }

    @Override
    public List<String> ask(String order) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(order, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition)).get(partition));
            List<String> values = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(each -> values.add(each.value()));
            }
            return values;
        }
    }
}
