package dev.countersign.connector;

import static dev.countersign.connector.Models.inputs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.KafkaBroker;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records to a real broker, which is there only after a while. */
@QuarkusTest
class KafkaConnectorFlowTest {

    @Inject
    ConnectorProcess process;

    @ConfigProperty(name = "test.kafka.port")
    int port;

    @AfterEach
    void clear() {
        process.clear();
    }

    @Test
    void aRecordIsSentWhenTheBrokerIsThere() throws Exception {
        String topic = "orders-" + UUID.randomUUID();
        String nasty = "k?brokers=evil:1&x=${sys.user.home}{{env:HOME}}";
        String instance = process.start(
                inputs(
                        "connector", "kafka-produce",
                        "connection", "kafka",
                        "topic", topic,
                        "key", "${key}",
                        "header.source", "${key}",
                        "body", "${order}",
                        "timeout", "PT3S",
                        "retries", "0"),
                Map.of("key", nasty, "order", Map.of("sku", "x")));
        assertThat(process.runToIncident(instance)).contains("The brokers of 'kafka' did not answer in time");

        try (KafkaBroker broker = new KafkaBroker(port).start()) {
            process.setTimeout(instance, "PT60S");
            process.retry(instance);
            process.runTo(instance, "done");

            assertThat(process.outcome(instance)).isEqualTo(Map.of("topic", topic, "partition", 0, "offset", 0));
            List<ConsumerRecord<String, String>> records = read(topic);
            assertThat(records).hasSize(1);
            ConsumerRecord<String, String> record = records.get(0);
            assertThat(record.key()).isEqualTo(nasty);
            assertThat(record.value()).isEqualTo("{\"sku\":\"x\"}");
            assertThat(record.headers().lastHeader("source").value()).isEqualTo(nasty.getBytes(StandardCharsets.UTF_8));
        }
    }

    private List<ConsumerRecord<String, String>> read(String topic) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + port), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(30)).records(partition);
        }
    }
}
