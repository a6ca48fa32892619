package dev.countersign.enginerest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import org.operaton.bpm.engine.rest.mapper.JacksonConfigurator;

/**
 * The engine's own JSON mapping (its date format, unknown properties ignored) for requests to {@code /engine-rest}, the
 * service's strict one for all others.
 */
@Provider
public class EngineObjectMapper implements ContextResolver<ObjectMapper> {

    private final ObjectMapper engineMapper = JacksonConfigurator.configureObjectMapper(new ObjectMapper());
    private final ObjectMapper serviceMapper;
    private final CurrentVertxRequest request;

    EngineObjectMapper(ObjectMapper serviceMapper, CurrentVertxRequest request) {
        this.serviceMapper = serviceMapper;
        this.request = request;
    }

    @Override
    public ObjectMapper getContext(Class<?> type) {
        RoutingContext context = request.getCurrent();
        return context != null && EngineRest.owns(context.normalizedPath()) ? engineMapper : serviceMapper;
    }
}
