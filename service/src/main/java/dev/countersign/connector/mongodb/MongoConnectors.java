package dev.countersign.connector.mongodb;

import static dev.countersign.connector.OperationConnector.call;
import static dev.countersign.connector.OperationConnector.connection;
import static dev.countersign.connector.mongodb.MongoInputs.collection;
import static dev.countersign.connector.mongodb.MongoInputs.limit;
import static dev.countersign.connector.mongodb.MongoInputs.text;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import dev.countersign.connector.CallInputs;
import dev.countersign.connector.Connection;
import dev.countersign.connector.Connector;
import dev.countersign.connector.ConnectorCall;
import dev.countersign.connector.RequestBody;
import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Choice;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** Finds, inserts, updates and aggregates documents. */
@Singleton
class MongoConnectors {

    private static final String TYPE = "mongodb";
    private static final String FILTER = "A filter in JSON; \":region\" stands for the value of param.region.";

    private final MongoInputs json;
    private final MongoResults results;

    MongoConnectors(MongoInputs json, MongoResults results) {
        this.json = json;
        this.results = results;
    }

    @Produces
    @Singleton
    Connector find() {
        return new MongoConnector(
                "find",
                "Find documents",
                "Finds documents of a collection of MongoDB.",
                List.of(
                        connection(TYPE, "documents"),
                        collection(),
                        text("filter", "Filter", FILTER + " Otherwise all.").like("{\"region\": \"north\"}"),
                        text("projection", "Fields", "A projection in JSON.").like("{\"sku\": 1}"),
                        text("sort", "Order", "In JSON: 1 up, -1 down.").like("{\"_id\": -1}"),
                        limit()),
                List.of("filter", "projection", "sort"),
                List.of(),
                json,
                this::find);
    }

    private ConnectorCall find(Connection connection, CallInputs inputs) {
        String collection = collection(inputs);
        BsonDocument filter = json.document(inputs, "filter");
        BsonDocument projection = json.document(inputs, "projection");
        BsonDocument sort = json.document(inputs, "sort");
        int limit = limit(inputs);
        return call(
                true,
                context -> MongoSession.use(
                        connection,
                        context,
                        database -> results.of(
                                database.getCollection(collection, RawBsonDocument.class)
                                        .find(filter)
                                        .projection(projection)
                                        .sort(sort)
                                        .maxTime(context.remainingMillis(), TimeUnit.MILLISECONDS)
                                        .limit(limit + 1),
                                limit)));
    }

    @Produces
    @Singleton
    Connector aggregate() {
        return new MongoConnector(
                "aggregate",
                "Aggregate documents",
                "Reads what an aggregation over a collection of MongoDB gives.",
                List.of(
                        connection(TYPE, "documents"),
                        collection(),
                        text("pipeline", "Pipeline", "A list of stages in JSON, with parameters as in a filter.")
                                .asRequired()
                                .like("[{\"$group\": {\"_id\": \"$region\", \"units\": {\"$sum\": \"$units\"}}}]"),
                        limit()),
                List.of(),
                List.of("pipeline"),
                json,
                (connection, inputs) -> {
                    String collection = collection(inputs);
                    int limit = limit(inputs);
                    List<BsonDocument> stages = new ArrayList<>(json.documents(inputs, "pipeline"));
                    stages.add(new BsonDocument("$limit", new BsonInt32(limit + 1)));
                    return call(
                            true,
                            context -> MongoSession.use(
                                    connection,
                                    context,
                                    database -> results.of(
                                            database.getCollection(collection, RawBsonDocument.class)
                                                    .aggregate(stages)
                                                    .maxTime(context.remainingMillis(), TimeUnit.MILLISECONDS),
                                            limit)));
                });
    }

    @Produces
    @Singleton
    Connector insert() {
        return new MongoConnector(
                "insert",
                "Insert documents",
                "Inserts one document or a list of them into a collection of MongoDB.",
                List.of(
                        connection(TYPE, "documents"),
                        collection(),
                        text("body", "Documents", "JSON, or an expression that gives a map or a list of maps."),
                        TaskField.input(
                                        "bodyVariable",
                                        "Variable with the documents",
                                        "The name of a process variable.")
                                .in("Request")),
                List.of(),
                List.of(),
                json,
                this::insert);
    }

    private ConnectorCall insert(Connection connection, CallInputs inputs) {
        String collection = collection(inputs);
        String text = RequestBody.read(inputs).text();
        String input = inputs.has("bodyVariable") ? "bodyVariable" : "body";
        List<BsonDocument> documents = text == null ? List.of() : json.data(input, text);
        if (documents.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no document: give the input parameter 'body' or 'bodyVariable'.");
        }
        return call(
                false,
                context -> MongoSession.use(connection, context, database -> {
                    List<@Nullable Object> ids = new ArrayList<>();
                    database.getCollection(collection, BsonDocument.class).insertMany(documents);
                    for (BsonDocument document : documents) {
                        // the driver gives an id to each that has none
                        ids.add(results.plain(document.get("_id", BsonNull.VALUE)));
                    }
                    return Map.of("inserted", ids.size(), "ids", ids);
                }));
    }

    @Produces
    @Singleton
    Connector update() {
        return new MongoConnector(
                "update",
                "Update documents",
                "Changes documents of a collection of MongoDB.",
                List.of(
                        connection(TYPE, "documents"),
                        collection(),
                        text("filter", "Filter", FILTER).asRequired().like("{\"state\": \"open\"}"),
                        text("update", "Changes", "Operators in JSON, with parameters as in a filter.")
                                .asRequired()
                                .like("{\"$set\": {\"state\": \"approved\"}}"),
                        TaskField.input("many", "Which", "Otherwise the first that is found.")
                                .in("Request")
                                .oneOf(new Choice("false", "The first"), new Choice("true", "All that are found")),
                        TaskField.input("upsert", "When there is none", "Otherwise nothing is changed.")
                                .in("Request")
                                .oneOf(new Choice("false", "Change nothing"), new Choice("true", "Insert it"))),
                List.of("filter", "update"),
                List.of(),
                json,
                this::update);
    }

    private ConnectorCall update(Connection connection, CallInputs inputs) {
        String collection = collection(inputs);
        inputs.required("filter");
        BsonDocument filter = json.document(inputs, "filter");
        inputs.required("update");
        BsonDocument update = json.document(inputs, "update");
        if (update.isEmpty() || update.keySet().stream().anyMatch(name -> !name.startsWith("$"))) {
            throw new IllegalArgumentException(
                    "The input parameter 'update' must consist of operators such as {\"$set\": {...}}.");
        }
        boolean many = inputs.truth("many", false);
        UpdateOptions options = new UpdateOptions().upsert(inputs.truth("upsert", false));
        return call(
                false,
                context -> MongoSession.use(connection, context, database -> {
                    var target = database.getCollection(collection, BsonDocument.class);
                    UpdateResult done = many
                            ? target.updateMany(filter, update, options)
                            : target.updateOne(filter, update, options);
                    Map<String, @Nullable Object> result = new LinkedHashMap<>();
                    result.put("matched", done.getMatchedCount());
                    result.put("modified", done.getModifiedCount());
                    if (done.getUpsertedId() != null) {
                        result.put("upsertedId", results.plain(done.getUpsertedId()));
                    }
                    return result;
                }));
    }
}
