package dev.countersign.enginerest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.countersign.problem.NulFreeText;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.text.SimpleDateFormat;
import java.util.Locale;

/**
 * The engine's own JSON mapping (its date format, unknown properties ignored) for requests to {@code /engine-rest}, the
 * service's strict one for all others, which takes no text that the database cannot store.
 */
@Provider
public class EngineObjectMapper implements ContextResolver<ObjectMapper> {

    private final ObjectMapper engineMapper = engineMapper();
    private final ObjectMapper serviceMapper;
    private final CurrentVertxRequest request;

    EngineObjectMapper(ObjectMapper serviceMapper, CurrentVertxRequest request) {
        this.serviceMapper = serviceMapper.copy().registerModule(NulFreeText.module());
        this.request = request;
    }

    @Override
    public ObjectMapper getContext(Class<?> type) {
        RoutingContext context = request.getCurrent();
        return context != null && EngineRest.owns(context.normalizedPath()) ? engineMapper : serviceMapper;
    }

    /** As Operaton's JacksonConfigurator does, which is left out of the index: it would apply to every path. */
    private static ObjectMapper engineMapper() {
        return new ObjectMapper()
                .setDateFormat(new SimpleDateFormat("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .registerModule(new JavaTimeModule());
    }
}
