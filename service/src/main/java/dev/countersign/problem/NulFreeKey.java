package dev.countersign.problem;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import java.io.IOException;

/** Keys of maps, see {@link NulFreeText}. */
class NulFreeKey extends KeyDeserializer {

    @Override
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
        if (NulFreeText.has(key)) {
            throw NulFreeText.refusal(context, key);
        }
        return key;
    }
}
