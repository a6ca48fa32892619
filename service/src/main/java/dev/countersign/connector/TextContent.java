package dev.countersign.connector;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Content of files and objects as the process gets it: parsed when it is JSON, else text. */
@Singleton
public class TextContent {

    private final long most;
    private final ObjectMapper json;

    TextContent(ConnectorConfig config, ObjectMapper json) {
        this.most = config.maxResponse().asLongValue();
        this.json = json;
    }

    /** How many bytes may be read. */
    public int limit() {
        return Math.toIntExact(most);
    }

    /**
     * @param bytes one more than may be read shows that there are too many
     * @throws ConnectorFailure when it is too large or no text
     */
    public Object of(byte[] bytes, String shown) {
        if (bytes.length > most) {
            throw ConnectorFailure.answer(
                    "too-large",
                    "%s has more than %d bytes. Copy it instead, or have a job read it.".formatted(shown, most));
        }
        String text = text(bytes);
        if (text == null) {
            throw ConnectorFailure.answer(
                    "answer", "%s is not text; a process variable cannot hold it.".formatted(shown));
        }
        String stripped = text.strip();
        if (stripped.startsWith("{") || stripped.startsWith("[")) {
            try {
                return json.readValue(stripped, Object.class);
            } catch (IOException e) {
                return text; // JSON lines, for example
            }
        }
        return text;
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? text : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
