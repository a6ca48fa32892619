package dev.countersign.engine;

import org.operaton.bpm.engine.BadUserRequestException;
import org.operaton.bpm.engine.impl.variable.serializer.StringValueSerializer;
import org.operaton.bpm.engine.impl.variable.serializer.ValueFields;
import org.operaton.bpm.engine.variable.value.StringValue;

/** Refuses a string that is longer than its database column, instead of failing the transaction at commit. */
class LimitedStringSerializer extends StringValueSerializer {

    /** The width of the engine's text column, in characters. */
    static final int MAX_LENGTH = 4000;

    @Override
    public void writeValue(StringValue value, ValueFields fields) {
        String text = value.getValue();
        if (text != null && text.length() > MAX_LENGTH) {
            throw new BadUserRequestException(
                    "The variable '%s' has %d characters; the most is %d. Use a Json variable or store a reference."
                            .formatted(fields.getName(), text.length(), MAX_LENGTH));
        }
        super.writeValue(value, fields);
    }
}
