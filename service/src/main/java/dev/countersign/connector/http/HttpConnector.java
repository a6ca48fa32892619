package dev.countersign.connector.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.CallInputs;
import dev.countersign.connector.Connection;
import dev.countersign.connector.Connector;
import dev.countersign.connector.ConnectorCall;
import dev.countersign.connector.ConnectorConfig;
import dev.countersign.connector.ModelInputs;
import dev.countersign.connector.RequestBody;
import dev.countersign.connector.StatusSet;
import dev.countersign.connector.host.HostRules;
import dev.countersign.connector.secret.Secrets;
import dev.countersign.taskkind.TaskField;
import dev.countersign.taskkind.TaskField.Choice;
import dev.countersign.taskkind.TaskField.Type;
import dev.countersign.taskkind.TaskKind;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Requests to HTTP APIs. */
@Singleton
class HttpConnector implements Connector {

    private static final String[] METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"};
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "DELETE");

    private final HttpSender sender;
    private final HttpSignIn signIn;
    private final Secrets secrets;
    private final HostRules rules;
    private final ConnectorConfig config;
    private final ObjectMapper json;

    HttpConnector(
            HttpSender sender,
            HttpSignIn signIn,
            Secrets secrets,
            HostRules rules,
            ConnectorConfig config,
            ObjectMapper json) {
        this.sender = sender;
        this.signIn = signIn;
        this.secrets = secrets;
        this.rules = rules;
        this.config = config;
        this.json = json;
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Set<String> connectionTypes() {
        return Set.of("http");
    }

    @Override
    public Set<String> secretInputs() {
        return Set.of("header.", "headers", "query.", "query", "body");
    }

    @Override
    public TaskKind kind() {
        return TaskKind.external(
                        "connector-http",
                        "HTTP request",
                        "Sends a request to an HTTP API and takes its answer.",
                        1,
                        "connector",
                        List.of(
                                TaskField.input("method", "Method", "Otherwise GET.")
                                        .in("Request")
                                        .oneOf(choices()),
                                TaskField.input(
                                                "connection",
                                                "Connection",
                                                "The name of a configured connection of the type http; instead of an address.")
                                        .in("Request")
                                        .like("shop"),
                                TaskField.input(
                                                "path",
                                                "Path",
                                                "Below the connection's address, as plain text: it is encoded.")
                                        .in("Request"),
                                TaskField.input(
                                                "url",
                                                "Address",
                                                "Complete and encoded; its host must be allowed. Instead of a connection.")
                                        .in("Request"),
                                TaskField.input(
                                                "header.Authorization",
                                                "Authorization",
                                                "Such as Bearer {{secret:NAME}}.")
                                        .in("Request"),
                                TaskField.input(
                                                "body",
                                                "Body",
                                                "Text, or an expression that gives text, a map or a list.")
                                        .as(Type.LONG_TEXT)
                                        .in("Request"),
                                TaskField.input(
                                                "bodyVariable",
                                                "Variable with the body",
                                                "The name of a process variable.")
                                        .in("Request"),
                                TaskField.input(
                                                "contentType",
                                                "Type of the body",
                                                "Otherwise application/json for maps, lists and what looks like JSON, else text/plain.")
                                        .in("Request"),
                                TaskField.input(
                                                "expectedStatus",
                                                "Expected status codes",
                                                "Such as 200,201 or 2xx; any other is a failure. Otherwise 2xx.")
                                        .in("Answer"),
                                TaskField.input(
                                                "responseHeaders",
                                                "Headers of the answer",
                                                "Names with commas. Otherwise content-type and location.")
                                        .in("Answer"),
                                TaskField.input(
                                                "followRedirects",
                                                "Follow redirects",
                                                "Of GET and HEAD, to allowed hosts only; another host gets none of the headers.")
                                        .as(Type.BOOLEAN)
                                        .in("Answer")))
                .accepting("header.*", "headers", "query.*", "query");
    }

    private static Choice[] choices() {
        return Arrays.stream(METHODS).map(method -> new Choice(method, method)).toArray(Choice[]::new);
    }

    @Override
    public void check(ModelInputs inputs, Consumer<String> problem) {
        inputs.all().keySet().stream()
                .filter(input -> input.startsWith("header.") && input.length() > "header.".length())
                .forEach(input -> HttpHeaders.check(input.substring("header.".length())));
        inputs.literal("expectedStatus").ifPresent(text -> StatusSet.parse("expectedStatus", text));
        if (inputs.has("url") == inputs.has("connection")) {
            problem.accept("Give one of 'url' and 'connection'.");
        }
        inputs.literal("url").ifPresent(url -> {
            HttpTarget target = HttpTarget.of("input parameter 'url'", url, false);
            rules.check(target.host(), target.port(), target.defaultPort());
        });
    }

    @Override
    public ConnectorCall prepare(CallInputs inputs) {
        String method = inputs.choice("method", "GET", METHODS);
        Optional<Connection> connection =
                inputs.has("connection") ? Optional.of(inputs.connection(this)) : Optional.empty();
        if (connection.isPresent() == inputs.has("url")) {
            throw new IllegalArgumentException("Give one of 'connection' and 'url'.");
        }
        HttpTarget target = connection
                .map(known -> HttpTarget.of("address of the connection '" + known.name() + "'", known.url(), true)
                        .below(inputs.text("path")))
                .orElseGet(() -> HttpTarget.of("input parameter 'url'", inputs.required("url"), false));
        RequestBody body = RequestBody.read(inputs);
        if (body.text() != null && WITHOUT_BODY.contains(method)) {
            throw new IllegalArgumentException("A request with the method %s has no body.".formatted(method));
        }
        Map<String, String> headers = HttpHeaders.read(inputs);
        Map<String, String> query = new LinkedHashMap<>();
        inputs.named("query", "query.")
                .forEach((name, value) -> query.put(name, inputs.asText("query." + name, value)));
        Map<String, Set<String>> permitted = new LinkedHashMap<>();
        headers.keySet()
                .forEach(name -> permitted.put("header." + name, permitted(inputs, "headers", "header." + name)));
        query.keySet().forEach(name -> permitted.put("query." + name, permitted(inputs, "query", "query." + name)));
        String expected = inputs.text("expectedStatus");
        String wanted = inputs.text("responseHeaders");
        return new HttpCall(
                new HttpCall.Plan(
                        method,
                        target,
                        connection,
                        headers,
                        query,
                        permitted,
                        body,
                        StatusSet.parse("expectedStatus", expected.isEmpty() ? "2xx" : expected),
                        HttpAnswer.names(wanted.isEmpty() ? "content-type,location" : wanted),
                        inputs.truth("followRedirects", false)),
                sender,
                signIn,
                secrets,
                json,
                config.maxResponse().asLongValue());
    }

    private static Set<String> permitted(CallInputs inputs, String map, String single) {
        Set<String> names = new HashSet<>(inputs.secrets(map));
        names.addAll(inputs.secrets(single));
        return names;
    }
}
