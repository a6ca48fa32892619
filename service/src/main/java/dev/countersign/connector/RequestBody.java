package dev.countersign.connector;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a call sends: the input {@code body}, or the process variable that {@code bodyVariable} names.
 *
 * @param text as it is sent, but for secrets; null without a body
 * @param contentType of the text
 * @param secrets that the model itself names in it
 */
public record RequestBody(@Nullable String text, String contentType, Set<String> secrets) {

    /** @throws IllegalArgumentException when both inputs are given, or the variable is not there */
    public static RequestBody read(CallInputs inputs) {
        String variable = inputs.text("bodyVariable");
        Object value = inputs.value("body");
        if (!variable.isEmpty()) {
            if (inputs.has("body")) {
                throw new IllegalArgumentException("Give either 'body' or 'bodyVariable', not both.");
            }
            value = inputs.variable(variable);
            if (value == null) {
                throw new IllegalArgumentException(
                        "The variable '%s' that the input parameter 'bodyVariable' names is not there."
                                .formatted(variable));
            }
        }
        if (value == null || value.equals("")) {
            return new RequestBody(null, "", Set.of());
        }
        String text = inputs.asText(variable.isEmpty() ? "body" : "bodyVariable", value);
        String contentType = inputs.text("contentType");
        if (contentType.isEmpty()) {
            contentType = value instanceof Map || value instanceof List || looksLikeJson(text)
                    ? "application/json"
                    : "text/plain; charset=UTF-8";
        }
        return new RequestBody(text, contentType, inputs.secrets("body"));
    }

    /** How a secret's value is written within the text. */
    public UnaryOperator<String> secretEncoding() {
        return contentType.contains("json")
                ? value -> new String(JsonStringEncoder.getInstance().quoteAsString(value))
                : UnaryOperator.identity();
    }

    private static boolean looksLikeJson(String text) {
        String stripped = text.strip();
        return (stripped.startsWith("{") && stripped.endsWith("}"))
                || (stripped.startsWith("[") && stripped.endsWith("]"));
    }
}
