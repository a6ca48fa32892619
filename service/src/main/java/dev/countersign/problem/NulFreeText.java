package dev.countersign.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Text of a request body, without the NUL character: JSON can spell it, PostgreSQL cannot store it. */
public final class NulFreeText extends StringDeserializer {

    private static final long serialVersionUID = 1L;

    private NulFreeText() {}

    /** Makes a mapper refuse the character in all text but that of bare JSON trees. */
    public static Module module() {
        return new SimpleModule(NulFreeText.class.getName()).addDeserializer(String.class, new NulFreeText());
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = super.deserialize(parser, context);
        if (has(text)) {
            throw context.weirdStringException(text, String.class, "it contains the character NUL");
        }
        return text;
    }

    static boolean has(@Nullable Object value) {
        return value instanceof String text && text.indexOf('\0') >= 0;
    }
}
