package dev.countersign.sensor.probe;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.secret.Redaction;
import dev.countersign.engine.FeelCheck;
import dev.countersign.externaltask.TaskInputs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What an answer's body has to say: a FEEL expression {@code condition} over {@code status} and {@code body}, or a JSON
 * pointer {@code pointer} with the {@code expected} text; without that, anything but null, false and emptiness will do.
 */
final class BodyCondition {

    private static final int LONGEST = 2_000;

    /** Each level takes the parser some stack; beyond this it would run out of it. */
    private static final int DEEPEST = 20;

    private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();
    private final ObjectMapper json;

    BodyCondition(ObjectMapper json) {
        this.json = json;
    }

    void check(TaskInputs inputs) {
        inputs.known("condition").ifPresent(condition -> {
            checkSize(condition);
            try {
                var parsed = feel.parseExpression(feel(condition));
                if (parsed.isFailure()) {
                    throw new IllegalArgumentException("condition is no FEEL expression: "
                            + parsed.failure().message());
                }
                FeelCheck.objection(parsed.parsedExpression()).ifPresent(objection -> {
                    throw new IllegalArgumentException("condition is not taken: " + objection);
                });
            } catch (StackOverflowError e) {
                throw new IllegalArgumentException("condition is nested too deeply.", e);
            }
        });
        inputs.known("pointer").ifPresent(BodyCondition::pointer);
    }

    /** Why it is not met; empty when it is. Secrets are taken out first: a condition could ask for them letter by letter. */
    Optional<String> unmet(TaskInputs inputs, int status, byte[] body, Redaction redaction) {
        Optional<String> condition = inputs.known("condition");
        if (condition.isPresent()) {
            return byFeel(feel(condition.get()), status, redaction.clean(plain(body)));
        }
        return inputs.known("pointer")
                .flatMap(pointer -> byPointer(pointer(pointer), inputs.known("expected"), tree(body, redaction)));
    }

    private static void checkSize(String condition) {
        if (condition.length() > LONGEST) {
            throw new IllegalArgumentException("condition has more than " + LONGEST + " characters.");
        }
        int depth = 0;
        for (char c : condition.toCharArray()) {
            if ("([{".indexOf(c) >= 0 && ++depth > DEEPEST) {
                throw new IllegalArgumentException(
                        "condition is nested too deeply; at most " + DEEPEST + " brackets may be open.");
            }
            if (")]}".indexOf(c) >= 0) {
                depth--;
            }
        }
    }

    private Optional<String> byFeel(String condition, int status, @Nullable Object body) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("status", status);
        variables.put("body", body);
        EvaluationResult result;
        try {
            result = feel.evaluateExpression(condition, variables);
        } catch (StackOverflowError e) {
            throw new ProbeException("The condition is nested too deeply or calls itself.", e);
        }
        if (result.isFailure()) {
            throw new ProbeException(
                    "The condition cannot be evaluated: " + result.failure().message());
        }
        return Boolean.TRUE.equals(result.result())
                ? Optional.empty()
                : Optional.of(
                        Boolean.FALSE.equals(result.result())
                                ? "The condition is false."
                                : "The condition is neither true nor false.");
    }

    private Optional<String> byPointer(JsonPointer pointer, Optional<String> expected, JsonNode body) {
        JsonNode value = body.at(pointer);
        boolean met = expected.map(text -> value.asText().equals(text)).orElseGet(() -> isSomething(value));
        return met ? Optional.empty() : Optional.of("At " + pointer + " is " + abbreviated(value.toString()) + ".");
    }

    private static boolean isSomething(JsonNode value) {
        return value.isContainerNode()
                ? !value.isEmpty()
                : !value.isMissingNode()
                        && !value.isNull()
                        && !value.asText().isEmpty()
                        && !(value.isBoolean() && !value.booleanValue());
    }

    private JsonNode tree(byte[] body, Redaction redaction) {
        try {
            return body.length == 0
                    ? json.missingNode()
                    : json.valueToTree(redaction.clean(json.readValue(body, Object.class)));
        } catch (IOException e) {
            throw new ProbeException("The answer is not JSON.", e);
        }
    }

    /** JSON as maps and lists; other text as it is. */
    @Nullable
    Object plain(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            return json.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    private static String feel(String condition) {
        return condition.startsWith("=") ? condition.substring(1) : condition;
    }

    private static JsonPointer pointer(String text) {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("pointer must be a JSON pointer such as /status, not '" + text + "'.");
        }
    }

    private static String abbreviated(String text) {
        return text.isEmpty() ? "nothing" : text.length() <= 100 ? text : text.substring(0, 97) + "...";
    }
}
