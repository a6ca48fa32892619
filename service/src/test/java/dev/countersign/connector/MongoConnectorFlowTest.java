package dev.countersign.connector;

import static dev.countersign.connector.Models.inputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import de.bwaldvogel.mongo.MongoServer;
import dev.countersign.connector.peer.MongoWithUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents of a server that speaks MongoDB's wire protocol and wants a password. */
@QuarkusTest
class MongoConnectorFlowTest {

    @Inject
    ConnectorProcess process;

    @ConfigProperty(name = "test.mongo.port")
    int port;

    private MongoServer server;
    private MongoClient client;
    private MongoCollection<Document> orders;

    @BeforeEach
    void start() throws Exception {
        server = new MongoServer(new MongoWithUser("clerk", ConnectorPeers.PASSWORD));
        server.bind("127.0.0.1", port);
        String address = "mongodb://clerk:%s@127.0.0.1:%d/shop?authMechanism=SCRAM-SHA-256"
                .formatted(
                        java.net.URLEncoder.encode(ConnectorPeers.PASSWORD, java.nio.charset.StandardCharsets.UTF_8),
                        port);
        client = MongoClients.create(address);
        orders = client.getDatabase("shop").getCollection("orders");
    }

    @AfterEach
    void clear() {
        client.close();
        server.shutdownNow();
        process.clear();
    }

    private Map<String, String> call(String operation, String... more) {
        Map<String, String> inputs = new HashMap<>(inputs(
                "connector",
                "mongodb-" + operation,
                "connection",
                "documents",
                "collection",
                "orders",
                "retries",
                "0"));
        inputs.putAll(inputs(more));
        return inputs;
    }

    @Test
    void insertedChangedFoundAndCounted() {
        String inserted = process.start(
                call("insert", "bodyVariable", "orders"),
                Map.of(
                        "orders",
                        List.of(
                                Map.of("sku", "ü", "units", 3, "region", "north"),
                                Map.of("sku", "b", "units", 4, "region", "north"),
                                Map.of("sku", "c", "units", 5, "region", "south"))));
        process.runTo(inserted, "done");
        assertThat(process.outcome(inserted)).extracting("inserted").isEqualTo(3);
        assertThat(process.outcome(inserted))
                .extracting("ids")
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(3);
        String id = String.valueOf(orders.find(new Document("sku", "ü")).first().get("_id"));

        String updated = process.start(
                call(
                        "update",
                        "filter",
                        "{\"_id\": {\"$oid\": \":id\"}}",
                        "update",
                        "{\"$set\": {\"state\": \":state\", \"at\": \":at\"}, \"$inc\": {\"units\": 1}}",
                        "param.id",
                        "${id}",
                        "param.state",
                        "approved by ${who}",
                        "param.at",
                        "${at}"),
                Map.of("id", id, "who", "Änna", "at", new Date(1_767_225_600_000L)));
        process.runTo(updated, "done");
        assertThat(process.outcome(updated)).isEqualTo(Map.of("matched", 1, "modified", 1));

        String found = process.start(
                call(
                        "find",
                        "filter",
                        "{\"sku\": {\"$in\": \":skus\"}, \"units\": {\"$gte\": \":least\"}}",
                        "projection",
                        "{\"_id\": 0, \"region\": 0}",
                        "sort",
                        "{\"units\": -1}",
                        "limit",
                        "2",
                        "param.skus",
                        "${skus}",
                        "param.least",
                        "${least}"),
                Map.of("skus", List.of("ü", "b", "c"), "least", 4));
        process.runTo(found, "done");
        assertThat(process.outcome(found)).extracting("count", "more").containsExactly(2, true);
        String one = process.start(call("find", "filter", "{\"sku\": \"ü\"}"), Map.of());
        process.runTo(one, "done");
        assertThat(process.outcome(one))
                .isEqualTo(Map.of(
                        "count",
                        1,
                        "more",
                        false,
                        "documents",
                        List.of(Map.of(
                                "_id", id,
                                "sku", "ü",
                                "units", 4,
                                "region", "north",
                                "state", "approved by Änna",
                                "at", "2026-01-01T00:00:00Z"))));

        String counted = process.start(
                call(
                        "aggregate",
                        "pipeline",
                        "[{\"$group\": {\"_id\": \"$region\", \"units\": {\"$sum\": \"$units\"}}}, {\"$sort\": {\"_id\": 1}}]"),
                Map.of());
        process.runTo(counted, "done");
        assertThat(process.outcome(counted))
                .extracting("documents")
                .isEqualTo(List.of(Map.of("_id", "north", "units", 8), Map.of("_id", "south", "units", 5)));
        assertThat(process.everythingKept(ConnectorPeers.PASSWORD)).isEmpty();
    }

    @Test
    void aValueIsDataAndNeverAnOperator() {
        orders.insertOne(new Document("sku", "a"));
        Map<String, String> find = call("find", "filter", "{\"sku\": \":sku\"}", "param.sku", "${sku}");

        String nasty = process.start(find, Map.of("sku", "a\"}, \"$where\": \"sleep(1)"));
        process.runTo(nasty, "done");
        assertThat(process.outcome(nasty)).extracting("count").isEqualTo(0);

        String operator = process.start(find, Map.of("sku", Map.of("$ne", "")));
        assertThat(process.runToIncident(operator)).contains("'param.sku' has a name that begins with '$'");
    }

    @Test
    void whatIsWrongInAModelIsSaidAtDeployment() {
        Map<Map<String, String>, String> cases = Map.of(
                call("find", "filter", "{\"sku\": \"${sku}\"}"), "'filter' must be written in the model",
                call("find", "filter", "{\"sku\": }"), "'filter' is no JSON",
                call("find", "filter", "[]"), "'filter' must be a JSON object",
                call("find", "filter", "{\"sku\": \":sku\"}"), "'param.sku' is missing",
                call("find", "filter", "{\"$or\": [{\"$where\": \"1\"}]}"), "must not use $where",
                call("aggregate", "pipeline", "[{\"$out\": \"stolen\"}]"), "must not use $out",
                call("aggregate", "pipeline", "[1]"), "'pipeline' must be a list of JSON objects",
                call("find", "connection", "store"), "is of the type s3; this connector needs mongodb");
        cases.forEach((inputs, words) ->
                assertThatThrownBy(() -> process.start(inputs, Map.of())).hasMessageContaining(words));
    }

    @Test
    void whatOnlyTheRunningProcessShowsIsSaidThere() {
        assertThat(process.runToIncident(
                        process.start(call("update", "filter", "{}", "update", "{\"state\": \"x\"}"), Map.of())))
                .contains("'update' must consist of operators");
        assertThat(process.runToIncident(process.start(call("insert", "body", "${text}"), Map.of("text", "plain"))))
                .contains("'body' is no JSON");
        assertThat(process.runToIncident(process.start(
                        call("find", "filter", "{\"_id\": {\"$oid\": \":id\"}}", "param.id", "short"), Map.of())))
                .contains("'filter' is no document of MongoDB");
        assertThat(process.runToIncident(
                        process.start(call("find", "collection", "${c}"), Map.of("c", "system.users"))))
                .contains("must name a collection of your own");
        assertThat(orders.countDocuments()).isZero();
    }

    @Test
    void theServerRefusesADocument() {
        orders.createIndex(new Document("sku", 1), new IndexOptions().unique(true));
        String instance = process.start(
                call("insert", "body", "[{\"sku\": \"a\"}, {\"sku\": \"a\"}, {\"sku\": \"b\"}]", "retries", "3"),
                Map.of());

        assertThat(process.runToIncident(instance))
                .contains("refuses it")
                .contains("E11000")
                .contains("Before it 1 documents were inserted");
        assertThat(orders.countDocuments()).isEqualTo(1);
    }

    @Test
    void anotherPasswordIsRefused() {
        String instance = process.start(call("find", "connection", "documents-wrong-secret"), Map.of());

        assertThat(process.runToIncident(instance))
                .contains("refuses the user or password")
                .contains("Authentication failed");
        assertThat(process.everythingKept(ConnectorPeers.API_TOKEN)).isEmpty();
    }

    @Test
    void tooMuchIsNotRead() {
        orders.insertMany(
                List.of(new Document("text", "x".repeat(600_000)), new Document("text", "x".repeat(600_000))));
        String instance = process.start(call("find"), Map.of());

        assertThat(process.runToIncident(instance)).contains("The documents have more than 1048576 bytes");
    }

    @Test
    void theServerIsAwayForAWhile() {
        orders.insertOne(new Document("sku", "a"));
        server.shutdownNow();
        String instance = process.start(call("find", "timeout", "PT2S"), Map.of());
        assertThat(process.runToIncident(instance))
                .contains("No server of 'documents' could be reached in time")
                .contains("Connection refused");
    }
}
