package dev.countersign.connector.mongodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoIterable;
import dev.countersign.connector.ConnectorConfig;
import dev.countersign.connector.ConnectorFailure;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;

/** Documents as the process gets them: ids and decimals as text, times as ISO-8601, bytes as Base64. */
@Singleton
class MongoResults {

    private static final JsonWriterSettings PLAIN = JsonWriterSettings.builder()
            .outputMode(JsonMode.RELAXED)
            .objectIdConverter((id, writer) -> writer.writeString(id.toHexString()))
            .dateTimeConverter((millis, writer) ->
                    writer.writeString(Instant.ofEpochMilli(millis).toString()))
            .decimal128Converter((number, writer) -> writer.writeString(number.toString()))
            .binaryConverter((bytes, writer) -> writer.writeString(text(bytes)))
            .build();

    private final ObjectMapper json;
    private final long most;

    MongoResults(ObjectMapper json, ConnectorConfig config) {
        this.json = json;
        this.most = config.maxResponse().asLongValue();
    }

    /** Reads up to so many; one more was asked for, to see whether there is one. */
    Map<String, Object> of(MongoIterable<RawBsonDocument> found, int limit) throws JsonProcessingException {
        List<Object> documents = new ArrayList<>();
        boolean more = false;
        long bytes = 0;
        try (MongoCursor<RawBsonDocument> cursor = found.cursor()) {
            while (!more && cursor.hasNext()) {
                RawBsonDocument document = cursor.next();
                more = documents.size() == limit;
                bytes += document.getByteBuffer().remaining();
                if (bytes > most) {
                    throw ConnectorFailure.answer(
                            "too-large",
                            "The documents have more than %d bytes. Ask for fewer, or leave fields out by a projection."
                                    .formatted(most));
                }
                if (!more) {
                    documents.add(json.readValue(document.toJson(PLAIN), Object.class));
                }
            }
        }
        return Map.of("documents", documents, "count", documents.size(), "more", more);
    }

    /** One value, such as an id. */
    @Nullable
    Object plain(BsonValue value) throws JsonProcessingException {
        return json.readValue(new BsonDocument("value", value).toJson(PLAIN), Map.class)
                .get("value");
    }

    private static String text(BsonBinary bytes) {
        return bytes.getType() == BsonBinarySubType.UUID_STANDARD.getValue()
                ? bytes.asUuid().toString()
                : Base64.getEncoder().encodeToString(bytes.getData());
    }
}
