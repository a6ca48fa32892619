package dev.countersign.connector;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.engine.FeelCheck;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;

/**
 * The smaller value that a model makes of what came back: FEEL over its members ({@code =body.items[1].id}) or a JSON
 * pointer into it ({@code /body/items/0/id}).
 */
final class ResponseExpression {

    private static final FeelEngineApi FEEL =
            FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();

    private final String text;
    private final @Nullable ParsedExpression feel;
    private final @Nullable JsonPointer pointer;

    private ResponseExpression(String text, @Nullable ParsedExpression feel, @Nullable JsonPointer pointer) {
        this.text = text;
        this.feel = feel;
        this.pointer = pointer;
    }

    /** @throws IllegalArgumentException when the text is neither; empty for an empty one */
    static Optional<ResponseExpression> parse(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        String stripped = text.strip();
        if (stripped.startsWith("/")) {
            return Optional.of(new ResponseExpression(stripped, null, JsonPointer.compile(stripped)));
        }
        if (!stripped.startsWith("=")) {
            throw new IllegalArgumentException(
                    "The input parameter 'responseExpression' is FEEL that begins with '=' or a JSON pointer that begins with '/', not '%s'."
                            .formatted(stripped));
        }
        ParseResult parsed = FEEL.parseExpression(stripped.substring(1));
        if (parsed.isFailure()) {
            throw new IllegalArgumentException("The input parameter 'responseExpression' is not FEEL: "
                    + parsed.failure().message());
        }
        FeelCheck.objection(parsed.parsedExpression()).ifPresent(objection -> {
            throw new IllegalArgumentException("The input parameter 'responseExpression' is not taken: " + objection);
        });
        return Optional.of(new ResponseExpression(stripped, parsed.parsedExpression(), null));
    }

    @Nullable
    Object apply(@Nullable Object result, ObjectMapper json) {
        if (pointer != null) {
            return json.convertValue(json.valueToTree(result).at(pointer), Object.class);
        }
        Map<String, Object> context = new LinkedHashMap<>();
        if (result instanceof Map<?, ?> map) {
            map.forEach((name, value) -> context.put(String.valueOf(name), value));
        }
        EvaluationResult evaluated = FEEL.evaluate(feel, context);
        if (evaluated.isFailure()) {
            throw ConnectorFailure.answer(
                    "response-expression",
                    "The responseExpression '%s' gives nothing for what came back: %s"
                            .formatted(text, evaluated.failure().message()));
        }
        return json.convertValue(json.valueToTree(evaluated.result()), Object.class);
    }
}
