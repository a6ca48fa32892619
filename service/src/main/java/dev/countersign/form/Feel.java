package dev.countersign.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;

/** FEEL as forms use it: a text that begins with {@code =}. What cannot be evaluated is null, as in form-js. */
final class Feel {

    private static final Pattern NOT = Pattern.compile("not\\s*\\(");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)}}");

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

    /**
     * Whether a condition holds. form-js asks it as a unary test against nothing: besides true, null holds too (so
     * {@code =amount > 3} hides a field as long as there is no amount), and {@code not(...)} around everything turns the
     * answer round. A condition that is not FEEL never holds.
     */
    boolean holds(String condition, Scope scope) {
        if (!condition.startsWith("=")) {
            return false;
        }
        Optional<String> negated = negated(condition.substring(1).strip());
        String test = negated.map(inner -> "=" + inner).orElse(condition);
        return isFeel(test) && matchesNothing(evaluate(test, scope)) != negated.isPresent();
    }

    private static boolean matchesNothing(JsonNode result) {
        if (result.isArray()) {
            for (JsonNode item : result) {
                if (item.isNull()) {
                    return true;
                }
            }
            return false;
        }
        return result.isNull() || result.equals(BooleanNode.TRUE);
    }

    /** What stands between the parentheses, when the whole test is {@code not(...)}. */
    private static Optional<String> negated(String test) {
        Matcher not = NOT.matcher(test);
        if (!not.lookingAt() || !test.endsWith(")")) {
            return Optional.empty();
        }
        int depth = 1;
        boolean quoted = false;
        for (int i = not.end(); i < test.length() - 1; i++) {
            char c = test.charAt(i);
            if (c == '"' && test.charAt(i - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (depth == 0) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(test.substring(not.end(), test.length() - 1));
    }

    private boolean isFeel(String expression) {
        return parsed.computeIfAbsent(expression, this::parse).isPresent();
    }

    /** A text with {@code {{expressions}}} in it, or an expression as a whole, as form-js' single-line templates. */
    String text(String template, Scope scope) {
        if (template.startsWith("=")) {
            return evaluate(template, scope).asText("");
        }
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(
                        evaluate("=" + found.group(1), scope).asText("")));
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
