package dev.countersign.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objections as the text of a JSON array; null in rows that have only a sentence. */
@Converter
class ObjectionsColumn implements AttributeConverter<@Nullable List<Objection>, @Nullable String> {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<List<Objection>> OBJECTIONS = new TypeReference<>() {};

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable List<Objection> objections) {
        try {
            return objections == null ? null : MAPPER.writeValueAsString(objections);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Objections cannot be written", e);
        }
    }

    @Override
    public @Nullable List<Objection> convertToEntityAttribute(@Nullable String text) {
        try {
            return text == null ? null : List.copyOf(MAPPER.readValue(text, OBJECTIONS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Objections cannot be read: " + text, e);
        }
    }
}
