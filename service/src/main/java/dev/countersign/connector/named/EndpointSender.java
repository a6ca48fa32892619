package dev.countersign.connector.named;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.ConnectorFailure;
import dev.countersign.connector.ConnectorFailure.Reach;
import dev.countersign.connector.TextContent;
import dev.countersign.connector.camel.CamelRuntime;
import dev.countersign.connector.secret.SecretText;
import dev.countersign.connector.secret.Secrets;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.spi.PropertyConfigurer;
import org.jspecify.annotations.Nullable;

/** Makes the endpoint of an operator's URI, sets the options that a model may set, and sends one message. */
@Singleton
class EndpointSender {

    private final Secrets secrets;
    private final CamelRuntime camel;
    private final TextContent texts;

    EndpointSender(Secrets secrets, CamelRuntime camel, TextContent texts) {
        this.secrets = secrets;
        this.camel = camel;
        this.texts = texts;
    }

    /** @return what came back, as {@code {"body": ...}} */
    Object send(
            String name,
            String uri,
            Map<String, String> open,
            @Nullable String body,
            Map<String, String> headers,
            CallContext context)
            throws Exception {
        String complete = SecretText.fillAll(uri, secret -> secrets.value(secret, context.redaction()));
        String scheme = ComponentCatalog.scheme(complete);
        Component component = camel.context().getComponent(scheme);
        if (component == null) {
            throw ConnectorFailure.of(
                    "configuration",
                    Reach.NOT_SENT,
                    "The endpoint '%s' needs Camel's component '%s', which is not on the class path."
                            .formatted(name, scheme),
                    null);
        }
        Endpoint endpoint = component.createEndpoint(complete);
        set(component, endpoint, open);
        return camel.send(
                endpoint,
                exchange -> {
                    exchange.getIn().setBody(body);
                    headers.forEach(exchange.getIn()::setHeader);
                },
                exchange -> answer(name, exchange));
    }

    /** By the setters: neither a part of the URI nor anything that Camel would look up. */
    private void set(Component component, Endpoint endpoint, Map<String, String> open) {
        PropertyConfigurer setters = component.getEndpointPropertyConfigurer();
        open.forEach((option, value) -> {
            if (setters == null || !setters.configure(camel.context(), endpoint, option, value, false)) {
                throw ConnectorFailure.of(
                        "configuration",
                        Reach.NOT_SENT,
                        "The option '%s' of the endpoint cannot be set.".formatted(option),
                        null);
            }
        });
        if (endpoint instanceof FileEndpoint file) {
            EndpointFolder.check(file.getFile().toPath(), open);
        }
    }

    private Object answer(String name, Exchange exchange) throws Exception {
        Object body = exchange.hasOut() ? exchange.getMessage().getBody() : null;
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        if (body instanceof InputStream stream) {
            result.put("body", texts.of(stream.readNBytes(texts.limit() + 1), name));
        } else if (body != null) {
            String text = exchange.getContext().getTypeConverter().convertTo(String.class, exchange, body);
            result.put(
                    "body",
                    text == null
                            ? body.getClass().getSimpleName()
                            : texts.of(text.getBytes(StandardCharsets.UTF_8), name));
        } else {
            result.put("body", null);
        }
        return result;
    }
}
