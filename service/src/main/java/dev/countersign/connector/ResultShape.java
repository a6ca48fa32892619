package dev.countersign.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.secret.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes of what came back what the process keeps: without secrets, and small. */
record ResultShape(Optional<ResponseExpression> expression, long maxBytes, ObjectMapper json) {

    @Nullable
    Object of(@Nullable Object answer, Redaction redaction) {
        Object cleaned = redaction.clean(answer);
        Object result = expression.isPresent() ? expression.get().apply(cleaned, json) : cleaned;
        int size = text(result).getBytes(StandardCharsets.UTF_8).length;
        if (size > maxBytes) {
            throw ConnectorFailure.answer(
                    "too-large",
                    "What came back has %d bytes, the most for a variable is %d. Ask for less, pick a part with responseExpression, or have the data written to a file or object store."
                            .formatted(size, maxBytes));
        }
        return result;
    }

    String text(@Nullable Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw ConnectorFailure.answer("answer", "What came back has no JSON form: " + e.getOriginalMessage());
        }
    }
}
