package dev.countersign.connector;

import static dev.countersign.connector.Models.inputs;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Messages to the queues of ElasticMQ, which speaks the protocol of SQS but checks no signatures: a peer of its own does. */
@QuarkusTest
class SqsConnectorFlowTest {

    private static @Nullable SQSRestServer server;

    @Inject
    ConnectorProcess process;

    @ConfigProperty(name = "test.sqs.port")
    int port;

    @ConfigProperty(name = "test.peer.port")
    int peerPort;

    private SqsClient reader;

    @BeforeEach
    void start() {
        if (server == null) {
            server = SQSRestServerBuilder.withInterface("127.0.0.1")
                    .withPort(port)
                    .start();
            server.waitUntilStarted();
        }
        reader = SqsClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @AfterEach
    void clear() {
        reader.close();
        process.clear();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.stopAndWait();
            server = null;
        }
    }

    private List<Message> messages(String queue) {
        String url = reader.getQueueUrl(get -> get.queueName(queue)).queueUrl();
        return reader.receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    private String start(Map<String, Object> variables, String... more) {
        Map<String, String> inputs = new HashMap<>(
                inputs("connector", "sqs-send", "connection", "queues", "queue", "orders", "retries", "0"));
        inputs.putAll(inputs(more));
        return process.start(inputs, variables);
    }

    @Test
    void aMessageArrives() {
        reader.createQueue(create -> create.queueName("orders"));
        String instance = start(
                Map.of("order", Map.of("sku", "ü"), "who", "Änna ${x}"),
                "body",
                "${order}",
                "attribute.clerk",
                "${who}");

        process.runTo(instance, "done");

        Message message = messages("orders").get(0);
        assertThat(message.body()).isEqualTo("{\"sku\":\"ü\"}");
        assertThat(message.messageAttributes())
                .hasEntrySatisfying(
                        "clerk", value -> assertThat(value.stringValue()).isEqualTo("Änna ${x}"));
        assertThat(process.outcome(instance)).isEqualTo(Map.of("queue", "orders", "messageId", message.messageId()));
    }

    @Test
    void aFifoQueueTakesTheSameTaskOnce() {
        reader.createQueue(
                create -> create.queueName("orders.fifo").attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")));
        String instance = start(Map.of(), "queue", "orders.fifo", "body", "one", "group", "nordic");
        String task = process.externalTask(instance);
        process.runTo(instance, "done");

        Message message = messages("orders.fifo").get(0);
        assertThat(message.attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, task)
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "nordic");
        assertThat(process.outcome(instance)).extracting("sequenceNumber").isNotNull();
    }

    @Test
    void aQueueThatIsNotThereYet() {
        String instance = start(Map.of(), "queue", "later", "body", "plain");
        assertThat(process.runToIncident(instance))
                .contains("The queue service of 'queues' answered with the status 400");

        reader.createQueue(create -> create.queueName("later"));
        process.retry(instance);
        process.runTo(instance, "done");
        assertThat(messages("later")).extracting(Message::body).containsExactly("plain");
    }

    @Test
    void theAddressThatAServerGivesForAQueueIsNotFollowed() throws IOException {
        try (Peer peer = new Peer(peerPort)) {
            peer.next(200, "application/x-amz-json-1.0", "{\"QueueUrl\":\"http://192.0.2.1/1/orders\"}");
            peer.next(
                    200,
                    "application/x-amz-json-1.0",
                    "{\"MessageId\":\"m1\",\"MD5OfMessageBody\":\"7b8b965ad4bca0e41ab51de7b31363a1\"}");
            String instance = start(Map.of(), "connection", "queues-signed", "body", "n");

            process.runTo(instance, "done");

            assertThat(peer.requests())
                    .allMatch(request ->
                            AwsSignature.by(request, "AKIATEST", ConnectorPeers.PASSWORD, "eu-central-1", "sqs"));
            assertThat(peer.requests())
                    .extracting(request -> request.headers().get("x-amz-target"))
                    .containsExactly("AmazonSQS.GetQueueUrl", "AmazonSQS.SendMessage");
            assertThat(process.everythingKept(ConnectorPeers.PASSWORD)).isEmpty();
        }
    }

    @Test
    void anotherSecretIsRefused() throws IOException {
        try (Peer peer = new Peer(peerPort)) {
            peer.next(
                    403,
                    "application/x-amz-json-1.0",
                    "{\"__type\":\"com.amazon.coral.service#InvalidSignatureException\",\"message\":\"no match for %s\"}"
                            .formatted(ConnectorPeers.PASSWORD));
            String instance = start(Map.of(), "connection", "queues-signed", "body", "n", "retries", "3");

            assertThat(process.runToIncident(instance))
                    .contains("refuses the key or its secret")
                    .contains("no match for [secret]");
            assertThat(peer.requests()).hasSize(1);
            assertThat(process.everythingKept(ConnectorPeers.PASSWORD)).isEmpty();
        }
    }

    @Test
    void whatNoQueueTakesIsSaidBefore() {
        Map<Map<String, String>, String> cases = Map.of(
                inputs("queue", "${x}"), "'queue' is the name of a queue",
                inputs("queue", "a.fifo"), "give the input parameter 'group'",
                inputs("queue", "a.fifo", "group", "g", "delay", "3"), "'delay' is not for it",
                inputs("delay", "${delay}"), "'delay' is a whole number from 0 to 900",
                inputs("body", ""), "must not be empty",
                inputs("attribute.AWS.x", "1"), "'AWS.x' is no name of a message attribute");
        cases.forEach((more, words) -> {
            Map<String, String> inputs = new HashMap<>(
                    inputs("connector", "sqs-send", "connection", "queues", "queue", "orders", "body", "x"));
            inputs.putAll(more);
            String instance = process.start(inputs, Map.of("x", "http://evil/1/orders", "delay", 1000));
            assertThat(process.runToIncident(instance)).contains(words);
        });
    }
}
