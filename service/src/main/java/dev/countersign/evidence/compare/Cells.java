package dev.countersign.evidence.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Single values; 5 and 5.0 are the same. */
final class Cells {

    private Cells() {}

    static @Nullable JsonNode present(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : value;
    }

    static Change change(@Nullable JsonNode from, @Nullable JsonNode to) {
        if (from == null) {
            return to == null ? Change.SAME : Change.ADDED;
        }
        if (to == null) {
            return Change.REMOVED;
        }
        return same(from, to) ? Change.SAME : Change.CHANGED;
    }

    /** Newer minus older; null unless both are numbers. */
    static @Nullable BigDecimal difference(@Nullable JsonNode from, @Nullable JsonNode to) {
        return from != null && to != null && from.isNumber() && to.isNumber()
                ? to.decimalValue().subtract(from.decimalValue())
                : null;
    }

    private static boolean same(JsonNode from, JsonNode to) {
        return from.isNumber() && to.isNumber()
                ? from.decimalValue().compareTo(to.decimalValue()) == 0
                : from.equals(to);
    }
}
