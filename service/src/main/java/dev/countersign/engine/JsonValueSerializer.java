package dev.countersign.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.BadUserRequestException;
import org.operaton.bpm.engine.impl.variable.serializer.AbstractSerializableValueSerializer;
import org.operaton.bpm.engine.impl.variable.serializer.ValueFields;
import org.operaton.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.operaton.bpm.engine.variable.value.TypedValue;

/** Stores maps, lists and JSON values as JSON text of at most {@value #MAX_BYTES} bytes. */
class JsonValueSerializer extends AbstractSerializableValueSerializer<JsonValue> {

    /** Data stays outside the engine: a longer value belongs in a file, a table or an evidence document. */
    static final int MAX_BYTES = 64 * 1024;

    JsonValueSerializer() {
        super(JsonValueType.JSON, Json.DATA_FORMAT);
    }

    @Override
    public String getName() {
        return "countersign-json";
    }

    @Override
    public JsonValue convertToTypedValue(UntypedValueImpl untypedValue) {
        return JsonValue.of(untypedValue.getValue(), untypedValue.isTransient());
    }

    @Override
    protected boolean canWriteValue(TypedValue typedValue) {
        return typedValue instanceof JsonValue
                || (typedValue instanceof UntypedValueImpl && canSerializeValue(typedValue.getValue()));
    }

    @Override
    protected boolean canSerializeValue(@Nullable Object value) {
        return value instanceof Map || value instanceof List || value instanceof JsonNode;
    }

    @Override
    protected JsonValue createDeserializedValue(
            @Nullable Object value, @Nullable String text, ValueFields fields, boolean asTransient) {
        return JsonValue.read(value, text, asTransient);
    }

    @Override
    protected JsonValue createSerializedValue(@Nullable String text, ValueFields fields, boolean asTransient) {
        return JsonValue.ofText(text, asTransient);
    }

    @Override
    protected void writeToValueFields(JsonValue value, ValueFields fields, byte @Nullable [] serialized) {
        if (serialized != null && serialized.length > MAX_BYTES) {
            throw new BadUserRequestException(
                    "The variable '%s' has %d bytes of JSON; the most is %d. Keep the data outside and store a reference."
                            .formatted(fields.getName(), serialized.length, MAX_BYTES));
        }
        if (serialized != null) {
            refuseUnlessStorable(
                    fields.getName(), serialized); // where it comes in, or every reader would stumble over it
        }
        fields.setByteArrayValue(serialized);
    }

    private static void refuseUnlessStorable(String name, byte[] serialized) {
        StorableJson.objection(Json.readTree(serialized)).ifPresent(objection -> {
            throw new BadUserRequestException("The variable '%s' cannot be stored: %s".formatted(name, objection));
        });
    }

    @Override
    protected void updateTypedValue(JsonValue value, @Nullable String serialized) {
        value.serializedAs(serialized);
    }

    @Override
    protected byte[] serializeToByteArray(Object value) {
        return Json.write(value);
    }

    @Override
    protected @Nullable Object deserializeFromByteArray(byte[] bytes, ValueFields fields) {
        return Json.read(new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    protected boolean isSerializationTextBased() {
        return true;
    }
}
