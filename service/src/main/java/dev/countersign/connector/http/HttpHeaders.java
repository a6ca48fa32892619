package dev.countersign.connector.http;

import dev.countersign.connector.CallInputs;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The headers that a model may send. */
final class HttpHeaders {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    /** What would change how the request is sent, or what Camel takes for orders. */
    private static final Set<String> REFUSED = Set.of(
            "host",
            "connection",
            "content-length",
            "content-type",
            "transfer-encoding",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection");

    private HttpHeaders() {}

    /** @throws IllegalArgumentException naming the header that cannot be sent */
    static Map<String, String> read(CallInputs inputs) {
        Map<String, String> headers = new LinkedHashMap<>();
        inputs.named("headers", "header.").forEach((name, value) -> {
            check(name);
            String text = inputs.asText("header." + name, value);
            checkValue(name, text);
            headers.put(name, text.strip());
        });
        return headers;
    }

    /**
     * For features that make their calls themselves: as {@link #check}, but they set the type of the content as well.
     *
     * @throws IllegalArgumentException naming the header that cannot be sent
     */
    static void checkSent(String name, String value) {
        if (!name.equalsIgnoreCase("content-type")) {
            check(name);
        }
        checkValue(name, value);
    }

    private static void checkValue(String name, String value) {
        if (value.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
            throw new IllegalArgumentException(
                    "The header '%s' must be one line without control characters.".formatted(name));
        }
    }

    static void check(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()
                || REFUSED.contains(lower)
                || lower.startsWith("camel")
                || lower.startsWith("org.apache.camel")) {
            throw new IllegalArgumentException("The header '%s' cannot be set%s."
                    .formatted(name, lower.equals("content-type") ? "; use the input parameter 'contentType'" : ""));
        }
    }
}
