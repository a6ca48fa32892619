package dev.countersign.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Text of a request body, without the NUL character: JSON can spell it, PostgreSQL cannot store it. */
public final class NulFreeText extends StringDeserializer {

    private static final long serialVersionUID = 1L;

    private NulFreeText() {}

    /** Makes a mapper refuse the character in all text: values, keys of maps, and JSON trees. */
    public static Module module() {
        return new SimpleModule(NulFreeText.class.getName())
                .addDeserializer(String.class, new NulFreeText())
                .addDeserializer(JsonNode.class, new NulFreeTree())
                .addDeserializer(Object.class, new NulFreeObject())
                .addKeyDeserializer(String.class, new NulFreeKey());
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = super.deserialize(parser, context);
        if (has(text)) {
            throw refusal(context, text);
        }
        return text;
    }

    static JsonMappingException refusal(DeserializationContext context, String text) {
        return context.weirdStringException(text, String.class, "it contains the character NUL");
    }

    static boolean has(@Nullable Object value) {
        return value instanceof String text && text.indexOf('\0') >= 0;
    }
}
