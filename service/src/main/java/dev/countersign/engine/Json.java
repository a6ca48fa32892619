package dev.countersign.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.BadUserRequestException;

/** JSON text to plain Java values and back, for process variables. */
final class Json {

    /** The name of the data format that external-task clients expect of {@code Json} variables. */
    static final String DATA_FORMAT = "application/json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // as the text "NaN" they would come back as something else than they went in
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .build();

    /** With numbers as they are written, however large or small. */
    private static final ObjectReader EXACT = MAPPER.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Json() {}

    static @Nullable Object read(String text) {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new BadUserRequestException("The value is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    static JsonNode readTree(byte[] bytes) {
        try {
            return EXACT.readTree(bytes);
        } catch (IOException e) {
            String reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            throw new BadUserRequestException("The value is not JSON: " + reason, e);
        }
    }

    static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new BadUserRequestException("The value cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
