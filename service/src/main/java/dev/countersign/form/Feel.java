package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;

/** FEEL as forms use it: a text that begins with {@code =}. What cannot be evaluated is null, as in form-js. */
final class Feel {

    private static final int CACHED_EXPRESSIONS = 2_000;

    private final FeelEngineApi engine = FeelEngineBuilder.forJava().build();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Optional<ParsedExpression>> parsed =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Optional<ParsedExpression>> eldest) {
                    return size() > CACHED_EXPRESSIONS;
                }
            });

    static boolean isExpression(JsonNode value) {
        return value.isTextual() && value.textValue().startsWith("=");
    }

    boolean isTrue(String expression, Scope scope) {
        return expression.startsWith("=")
                && evaluate(expression, scope).equals(json.getNodeFactory().booleanNode(true));
    }

    JsonNode evaluate(String expression, Scope scope) {
        Optional<ParsedExpression> parsedExpression = parsed.computeIfAbsent(expression, this::parse);
        if (parsedExpression.isEmpty()) {
            return NullNode.getInstance();
        }
        EvaluationResult result = engine.evaluate(parsedExpression.get(), scope.context());
        return result.isSuccess() ? json.valueToTree(result.result()) : NullNode.getInstance();
    }

    private Optional<ParsedExpression> parse(String expression) {
        ParseResult result = engine.parseExpression(expression.substring(1));
        return result.isSuccess() ? Optional.of(result.parsedExpression()) : Optional.empty();
    }
}
