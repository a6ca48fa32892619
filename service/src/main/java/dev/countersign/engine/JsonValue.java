package dev.countersign.engine;

import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.variable.impl.value.AbstractTypedValue;
import org.operaton.bpm.engine.variable.type.SerializableValueType;
import org.operaton.bpm.engine.variable.value.SerializableValue;

/** A process variable of {@link JsonValueType}: JSON text on the outside, plain Java values on the inside. */
public final class JsonValue extends AbstractTypedValue<Object> implements SerializableValue {

    private static final long serialVersionUID = 1L;

    private @Nullable String text;
    private boolean deserialized;

    private JsonValue(@Nullable Object value, @Nullable String text, boolean deserialized, boolean isTransient) {
        super(value, JsonValueType.JSON);
        this.text = text;
        this.deserialized = deserialized;
        this.isTransient = isTransient;
    }

    /** A value from maps, lists, strings, numbers, booleans or null. */
    public static JsonValue of(@Nullable Object value, boolean isTransient) {
        return new JsonValue(value, null, true, isTransient);
    }

    /** A value from JSON text; it is parsed when it is first read. */
    public static JsonValue ofText(@Nullable String text, boolean isTransient) {
        return new JsonValue(null, text, false, isTransient);
    }

    static JsonValue read(@Nullable Object value, @Nullable String text, boolean isTransient) {
        return new JsonValue(value, text, true, isTransient);
    }

    @Override
    public @Nullable Object getValue() {
        if (!deserialized) {
            value = text == null ? null : Json.read(text);
            deserialized = true;
        }
        return value;
    }

    @Override
    public SerializableValueType getType() {
        return JsonValueType.JSON;
    }

    @Override
    public @Nullable String getValueSerialized() {
        return text;
    }

    @Override
    public String getSerializationDataFormat() {
        return Json.DATA_FORMAT;
    }

    @Override
    public boolean isDeserialized() {
        return deserialized;
    }

    void serializedAs(@Nullable String serialized) {
        this.text = serialized;
    }
}
