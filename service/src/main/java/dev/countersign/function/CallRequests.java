package dev.countersign.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.http.ModelHttp;
import dev.countersign.connector.secret.ModelSecret;
import dev.countersign.externaltask.HostRule;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Writes the request of a call in the way that the platform wants it. */
@Singleton
class CallRequests {

    private final HostRule hosts;
    private final ModelSecret secrets;
    private final ObjectMapper json;
    private final String publicUrl;

    CallRequests(
            HostRule hosts,
            ModelSecret secrets,
            ObjectMapper json,
            @ConfigProperty(name = "countersign.public-url") String publicUrl) {
        this.hosts = hosts;
        this.secrets = secrets;
        this.json = json;
        this.publicUrl = publicUrl;
    }

    /** @throws IllegalArgumentException when it must not or cannot be made */
    ModelHttp.Request of(Outgoing call) {
        CallSpec spec = call.spec();
        URI address = spec.style().address(spec.url(), spec.function());
        hosts.check(address);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json");
        headers.putAll(spec.style().headers(spec.token()));
        headers.putAll(spec.headers());
        headers.put("Idempotency-Key", call.idempotencyKey());
        headers.put("Countersign-Attempt", Integer.toString(call.attempt()));
        if (!spec.secret().isEmpty()) {
            String header = spec.secretHeader().isEmpty() ? spec.style().keyHeader() : spec.secretHeader();
            headers.put(header, (header.equals("Authorization") ? "Bearer " : "") + secret(call, address));
        }
        Object body = spec.body();
        if (call.token() != null) {
            headers.put("Countersign-Task-Token", call.token().text());
            headers.put("Countersign-Callback", callback());
            body = withToken(body, call.token());
        }
        return new ModelHttp.Request("POST", address, headers, text(body == null ? Map.of() : body));
    }

    private String secret(Outgoing call, URI address) {
        String name = call.spec().secret();
        String value = secrets.value(name, address, call.redaction());
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "The secret '" + name + "' has more than one line; a header cannot hold it.");
        }
        return value;
    }

    private Object withToken(@Nullable Object body, TaskToken token) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (body instanceof Map<?, ?> map) {
            map.forEach((name, value) -> members.put(String.valueOf(name), value));
        } else if (body != null) {
            members.put("input", body);
        }
        members.put("taskToken", token.text());
        members.put("callback", callback());
        return members;
    }

    private String callback() {
        return publicUrl + "/api/task-tokens";
    }

    private String text(Object body) {
        if (body instanceof String text) {
            return text;
        }
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("body has no JSON form: " + e.getOriginalMessage());
        }
    }
}
