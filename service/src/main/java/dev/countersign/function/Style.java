package dev.countersign.function;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** How platforms want their functions to be called. */
public enum Style {
    /** The address itself: a function URL of AWS Lambda, or any other. */
    URL("url", "", "Authorization", Map.of()),
    /** The Invoke API of AWS Lambda, or what speaks it. */
    LAMBDA(
            "lambda",
            "/2015-03-31/functions/%s/invocations",
            "Authorization",
            Map.of("X-Amz-Invocation-Type", "RequestResponse")),
    /** Azure Functions. */
    AZURE("azure", "/api/%s", "x-functions-key", Map.of()),
    /** OpenFaaS, answered at once. */
    OPENFAAS("openfaas", "/function/%s", "Authorization", Map.of()),
    /** OpenFaaS, put into its queue. */
    OPENFAAS_ASYNC("openfaas-async", "/async-function/%s", "Authorization", Map.of());

    private final String name;
    private final String path;
    private final String keyHeader;
    private final Map<String, String> headers;

    Style(String name, String path, String keyHeader, Map<String, String> headers) {
        this.name = name;
        this.path = path;
        this.keyHeader = keyHeader;
        this.headers = headers;
    }

    /** @throws IllegalArgumentException when there is no such style */
    static Style of(String name) {
        return Arrays.stream(values())
                .filter(style -> style.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("style must be one of "
                        + Arrays.stream(values()).map(style -> style.name).collect(Collectors.joining(", ")) + ", not '"
                        + name + "'."));
    }

    boolean needsFunction() {
        return !path.isEmpty();
    }

    Map<String, String> headers(boolean token) {
        return this == LAMBDA && token ? Map.of("X-Amz-Invocation-Type", "Event") : headers;
    }

    String keyHeader() {
        return keyHeader;
    }

    /** @throws IllegalArgumentException when that is no address */
    URI address(String url, String function) {
        String base = needsFunction() && url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        try {
            return URI.create(base + path.formatted(function));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("url is no address: '" + url + "'.");
        }
    }
}
