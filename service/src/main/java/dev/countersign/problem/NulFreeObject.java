package dev.countersign.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.std.UntypedObjectDeserializer;
import java.io.IOException;
import java.util.Map;

/** Values of any kind, see {@link NulFreeText}: texts are read by that; here it is about the keys of maps. */
class NulFreeObject extends UntypedObjectDeserializer {

    private static final long serialVersionUID = 1L;

    NulFreeObject() {
        super((JavaType) null, (JavaType) null);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        Object value = super.deserialize(parser, context);
        if (value instanceof Map<?, ?> map) {
            for (Object key : map.keySet()) {
                if (NulFreeText.has(key)) {
                    throw NulFreeText.refusal(context, String.valueOf(key));
                }
            }
        }
        return value;
    }
}
