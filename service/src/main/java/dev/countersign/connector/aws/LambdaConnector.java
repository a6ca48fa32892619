package dev.countersign.connector.aws;

import static dev.countersign.connector.OperationConnector.call;
import static dev.countersign.connector.OperationConnector.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.countersign.connector.CallContext;
import dev.countersign.connector.CallInputs;
import dev.countersign.connector.Connection;
import dev.countersign.connector.Connector;
import dev.countersign.connector.ConnectorConfig;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.OperationConnector;
import dev.countersign.connector.RequestBody;
import dev.countersign.connector.TextContent;
import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Choice;
import dev.countersign.taskkind.TaskField.Type;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Calls functions of AWS Lambda. Functions are named: the address comes from the connection alone. */
@Singleton
class LambdaConnector {

    private static final String NAME = "[A-Za-z0-9_-]{1,64}";
    private static final String QUALIFIER = "\\$LATEST|[A-Za-z0-9_-]{1,128}";
    private static final int SHOWN = 500;

    private final AwsSystem system;
    private final TextContent texts;
    private final ObjectReader json;

    LambdaConnector(ConnectorConfig config, TextContent texts, ObjectMapper json) {
        this.system = new AwsSystem(
                "The function service", "", false, config.maxResponse().asLongValue());
        this.texts = texts;
        this.json = json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    @Produces
    @Singleton
    Connector invoke() {
        return OperationConnector.of(
                "lambda-invoke",
                "lambda",
                "Call a Lambda function",
                "Calls a function of AWS Lambda, and waits for what it gives or only hands the event over.",
                List.of(
                        connection("lambda", "functions"),
                        TaskField.input("function", "Function", "Its name, not its ARN.")
                                .in("Target")
                                .asRequired()
                                .shaped("^" + NAME + "$", "Write the name of a function: letters, digits, - and _.")
                                .like("score"),
                        TaskField.input("qualifier", "Version or alias", "Otherwise $LATEST.")
                                .in("Target")
                                .shaped("^(?:" + QUALIFIER + ")$", "Write a version or an alias.")
                                .like("live"),
                        TaskField.input("mode", "How", "Otherwise the task waits.")
                                .in("Target")
                                .oneOf(
                                        new Choice("wait", "Wait for the result"),
                                        new Choice("event", "Hand over and go on")),
                        TaskField.input("body", "Event", "JSON, or an expression that gives a map or a list.")
                                .as(Type.LONG_TEXT)
                                .in("Event"),
                        TaskField.input("bodyVariable", "Variable with the event", "The name of a process variable.")
                                .in("Event")),
                (self, inputs) -> {
                    Plan plan = plan(inputs.connection(self), inputs);
                    return call(false, context -> invoke(plan, context));
                });
    }

    private record Plan(
            Connection connection,
            String function,
            String qualifier,
            boolean waits,
            @Nullable String event) {}

    private Plan plan(Connection connection, CallInputs inputs) {
        String function = inputs.required("function");
        if (!function.matches(NAME)) {
            throw new IllegalArgumentException(
                    "The input parameter 'function' is the name of a function, of letters, digits, '-' and '_', not '%s'."
                            .formatted(function));
        }
        String qualifier = inputs.text("qualifier");
        if (!qualifier.isEmpty() && !qualifier.matches(QUALIFIER)) {
            throw new IllegalArgumentException(
                    "The input parameter 'qualifier' is a version or an alias, not '%s'.".formatted(qualifier));
        }
        String event = RequestBody.read(inputs).text();
        if (event != null && parsed(event) == null) {
            throw new IllegalArgumentException("The input parameter '%s' must give JSON: a function takes nothing else."
                    .formatted(inputs.has("bodyVariable") ? "bodyVariable" : "body"));
        }
        return new Plan(
                connection,
                function,
                qualifier,
                inputs.choice("mode", "wait", "wait", "event").equals("wait"),
                event);
    }

    private Object invoke(Plan plan, CallContext context) throws Exception {
        InvokeRequest.Builder request = InvokeRequest.builder()
                .functionName(plan.function())
                .invocationType(plan.waits() ? InvocationType.REQUEST_RESPONSE : InvocationType.EVENT);
        if (!plan.qualifier().isEmpty()) {
            request.qualifier(plan.qualifier());
        }
        if (plan.event() != null) {
            request.payload(SdkBytes.fromUtf8String(plan.event()));
        }
        InvokeResponse answer = system.use(
                LambdaClient.builder(), plan.connection(), context, client -> client.invoke(request.build()));
        byte[] payload =
                answer.payload() == null ? new byte[0] : answer.payload().asByteArray();
        if (answer.functionError() != null) {
            throw failed(plan.function(), answer.functionError(), texts.of(payload, plan.function()));
        }
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("status", answer.statusCode());
        result.put("requestId", answer.responseMetadata().requestId());
        if (plan.waits()) {
            result.put("version", answer.executedVersion());
            result.put("payload", payload(texts.of(payload, plan.function())));
        }
        return result;
    }

    /** All JSON is parsed here, not only maps and lists: a function that gives a number gives JSON too. */
    private @Nullable Object payload(Object content) {
        if (!(content instanceof String text)) {
            return content;
        }
        JsonNode node = parsed(text);
        if (node == null) {
            return text;
        }
        return node.isTextual()
                ? node.textValue()
                : node.isNull()
                        ? null
                        : node.isBoolean() ? node.booleanValue() : node.isNumber() ? node.numberValue() : text;
    }

    private @Nullable JsonNode parsed(String text) {
        try {
            JsonNode node = json.readTree(text);
            return node.isMissingNode() ? null : node;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** The runtime says {@code Unhandled} and gives the error as JSON. */
    private static ConnectorFailure failed(String function, String kind, Object payload) {
        String reason = payload instanceof Map<?, ?> error && error.get("errorMessage") != null
                ? "%s: %s".formatted(error.get("errorType"), error.get("errorMessage"))
                : String.valueOf(payload);
        String details = String.valueOf(payload);
        return ConnectorFailure.answer(
                "function-error",
                "The function '%s' ended with an error (%s). %s".formatted(function, kind, reason),
                details.substring(0, Math.min(details.length(), SHOWN)));
    }
}
