package dev.countersign.connector.sql;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file with one JSON object in each line. Blank lines are passed over. */
final class JsonLines implements MapRows.Source {

    private static final int SHOWN = 100;

    private final LoadFile file;
    private final BufferedReader reader;
    private final ObjectReader objects;
    private long line;

    private JsonLines(LoadFile file, BufferedReader reader, ObjectMapper json) {
        this.file = file;
        this.reader = reader;
        this.objects = json.readerFor(Map.class)
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }

    static JsonLines open(LoadFile file, ObjectMapper json) throws IOException {
        return new JsonLines(file, file.open(), json);
    }

    @Override
    public @Nullable Map<?, ?> next() {
        String text;
        do {
            text = read();
            line++;
        } while (text != null && text.isBlank());
        return text == null ? null : object(text);
    }

    private @Nullable String read() {
        try {
            return reader.readLine();
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private Map<?, ?> object(String text) {
        try {
            Map<?, ?> row = objects.readValue(text);
            if (row != null) {
                return row;
            }
            throw file.wrong(line, "it is no JSON object.", null);
        } catch (JsonProcessingException e) {
            throw file.wrong(
                    line,
                    "it is not one JSON object (%s): %s"
                            .formatted(e.getOriginalMessage(), text.substring(0, Math.min(SHOWN, text.length()))),
                    e);
        }
    }

    @Override
    public String place() {
        return "Line " + line;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
