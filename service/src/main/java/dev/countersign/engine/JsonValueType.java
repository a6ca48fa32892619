package dev.countersign.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.variable.impl.type.AbstractValueTypeImpl;
import org.operaton.bpm.engine.variable.type.SerializableValueType;
import org.operaton.bpm.engine.variable.value.SerializableValue;
import org.operaton.bpm.engine.variable.value.TypedValue;

/**
 * The variable type {@code json} ({@code Json} over REST, the name that external-task clients use). In the database and
 * over REST the value is JSON text; models see plain maps, lists, strings, numbers and booleans.
 */
public final class JsonValueType extends AbstractValueTypeImpl implements SerializableValueType {

    /** The one instance that variables carry. */
    public static final JsonValueType JSON = new JsonValueType();

    private static final long serialVersionUID = 1L;

    private JsonValueType() {
        super("json");
    }

    @Override
    public TypedValue createValue(@Nullable Object value, @Nullable Map<String, Object> valueInfo) {
        return JsonValue.of(value, isTransient(valueInfo));
    }

    @Override
    public SerializableValue createValueFromSerialized(
            @Nullable String serializedValue, @Nullable Map<String, Object> valueInfo) {
        return JsonValue.ofText(serializedValue, isTransient(valueInfo));
    }

    @Override
    public boolean isPrimitiveValueType() {
        return false;
    }

    @Override
    public Map<String, Object> getValueInfo(TypedValue typedValue) {
        return typedValue.isTransient() ? Map.of(VALUE_INFO_TRANSIENT, true) : Map.of();
    }

    @Override
    public Boolean isTransient(@Nullable Map<String, Object> valueInfo) {
        return valueInfo != null && Boolean.TRUE.equals(valueInfo.get(VALUE_INFO_TRANSIENT));
    }
}
