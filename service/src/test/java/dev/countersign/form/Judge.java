package dev.countersign.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Judges forms in tests, on a fixed day. */
final class Judge {

    static final Clock NOON = Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);

    private static final ObjectMapper JSON = new ObjectMapper();

    private Judge() {}

    static FormResult validate(JsonNode schema, ObjectNode submitted, ObjectNode variables) {
        return validate(schema, submitted, variables, UploadedFiles.NONE);
    }

    static FormResult validate(JsonNode schema, ObjectNode submitted, ObjectNode variables, UploadedFiles files) {
        return new FormValidator(NOON).validate(FormSchema.parse(schema), submitted, variables, files);
    }

    static ObjectNode object(String text) {
        return (ObjectNode) json(text);
    }

    /** JSON with single quotes, so that tables of cases stay readable. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace("\"", "\\\"").replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
