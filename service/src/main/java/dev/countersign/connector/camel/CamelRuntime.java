package dev.countersign.connector.camel;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/**
 * The Camel context of the connectors. Endpoints are built by their classes and setters, not from URIs, and live for one
 * call: nothing that a process hands over is ever read as a URI option, a placeholder or an expression.
 */
@ApplicationScoped
public class CamelRuntime {

    private @Nullable CamelContext context;

    /** The running context. */
    public synchronized CamelContext context() {
        if (context == null) {
            DefaultCamelContext fresh = new DefaultCamelContext(false);
            fresh.getCamelContextExtension().setName("countersign-connectors");
            fresh.disableJMX();
            fresh.setLoadHealthChecks(false);
            fresh.setMessageHistory(false);
            fresh.setApplicationContextClassLoader(CamelRuntime.class.getClassLoader());
            fresh.build();
            fresh.start();
            context = fresh;
        }
        return context;
    }

    /** A component of this context that no URI refers to. */
    public <T extends Component> T ready(T component) {
        component.setCamelContext(context());
        component.build();
        component.start();
        return component;
    }

    /** Sends one message to an endpoint of its own, and takes the endpoint down after {@code read} has read the answer. */
    public <T> T send(Endpoint endpoint, Fill fill, Read<T> read) throws Exception {
        endpoint.setCamelContext(context());
        endpoint.start();
        try {
            Producer producer = endpoint.createProducer();
            producer.start();
            try {
                Exchange exchange = new DefaultExchange(context());
                fill.fill(exchange);
                producer.process(exchange);
                if (exchange.getException() != null) {
                    throw exchange.getException();
                }
                return read.read(exchange);
            } finally {
                producer.stop();
            }
        } finally {
            endpoint.stop();
        }
    }

    /** Puts the message into an exchange. */
    public interface Fill {
        void fill(Exchange exchange) throws Exception;
    }

    /** Takes the answer out of an exchange. */
    public interface Read<T> {
        T read(Exchange exchange) throws Exception;
    }

    synchronized void stop(@Observes @Priority(20) ShutdownEvent event) {
        if (context != null) {
            context.stop();
            context = null;
        }
    }
}
