package dev.countersign.connector.mongodb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.connector.CallInputs;
import dev.countersign.connector.ModelInputs;
import dev.countersign.taskkind.TaskField;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.BsonDocument;

/** The inputs that the connectors of MongoDB have in common. */
@Singleton
class MongoInputs {

    private static final int MOST = 1_000;

    private final MongoJson json;

    MongoInputs(MongoJson json) {
        this.json = json;
    }

    static TaskField collection() {
        return TaskField.input("collection", "Collection", "Of the connection's database.")
                .in("Target")
                .asRequired()
                .like("orders");
    }

    static TaskField text(String name, String label, String description) {
        return TaskField.input(name, label, description)
                .as(TaskField.Type.LONG_TEXT)
                .in("Request");
    }

    static TaskField limit() {
        return TaskField.input("limit", "Most documents", "Further ones are left out. Otherwise 100.")
                .in("Request")
                .shaped("^\\d{1,4}$", "Write a whole number from 1 to 1000.");
    }

    static int limit(CallInputs inputs) {
        return inputs.number("limit", 100, 1, MOST);
    }

    static String collection(CallInputs inputs) {
        String name = inputs.required("collection");
        if (name.startsWith("system.") || name.indexOf('$') >= 0 || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "The input parameter 'collection' must name a collection of your own, not '%s'.".formatted(name));
        }
        return name;
    }

    /** What stands in the model can be checked there; what an expression would write into it could become an operator. */
    void check(ModelInputs inputs, Consumer<String> problem, String input, boolean list) {
        if (!inputs.has(input)) {
            return;
        }
        inputs.literal(input)
                .ifPresentOrElse(
                        text -> MongoJson.parameters(json.read(input, text, list)).stream()
                                .filter(name -> !inputs.all().containsKey("parameters")
                                        && !inputs.all().containsKey("param." + name))
                                .forEach(name -> problem.accept(missing(input, name))),
                        () -> problem.accept(
                                "The input parameter '%s' must be written in the model, without expressions: values are parameters such as \":id\", taken from 'param.id'."
                                        .formatted(input)));
    }

    /** The document of an input, with the values of its parameters. */
    BsonDocument document(CallInputs inputs, String input) {
        if (!inputs.has(input)) {
            return new BsonDocument();
        }
        return MongoJson.document(input, filled(inputs, input, json.read(input, inputs.text(input), false)));
    }

    /** The same of a list. */
    List<BsonDocument> documents(CallInputs inputs, String input) {
        return each(input, filled(inputs, input, json.read(input, inputs.required(input), true)));
    }

    /** Data as they are: one document or a list of them. */
    List<BsonDocument> data(String input, String text) {
        if (text.stripLeading().startsWith("[")) {
            return each(input, json.read(input, text, true));
        }
        return List.of(MongoJson.document(input, json.read(input, text, false)));
    }

    private static List<BsonDocument> each(String input, JsonNode list) {
        List<BsonDocument> documents = new ArrayList<>();
        list.forEach(one -> documents.add(MongoJson.document(input, one)));
        return documents;
    }

    private JsonNode filled(CallInputs inputs, String input, JsonNode tree) {
        Map<String, Object> values = inputs.named("parameters", "param.");
        for (String name : MongoJson.parameters(tree)) {
            if (!values.containsKey(name) && !inputs.given("param." + name)) {
                throw new IllegalArgumentException(missing(input, name));
            }
        }
        return json.filled(tree, values);
    }

    private static String missing(String input, String name) {
        return "The input parameter '%s' has the parameter :%s; the input parameter 'param.%s' is missing."
                .formatted(input, name, name);
    }
}
