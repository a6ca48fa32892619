package dev.countersign.sensor.probe;

import dev.countersign.connector.CallContext;
import dev.countersign.connector.Connection;
import dev.countersign.connector.Connections;
import dev.countersign.externaltask.TaskInputs;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/** Looks at systems that the connections of connectors describe, with their secrets. */
@Singleton
class Connected {

    static final String INPUT = "connection";

    /** Shorter than the longest look, so that a system that is silent is told apart from a look that hangs. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Connections connections;

    Connected(Connections connections) {
        this.connections = connections;
    }

    /** What is looked at. */
    interface Work<T> {
        T at(Connection connection, CallContext context) throws Exception;
    }

    static boolean named(TaskInputs inputs) {
        return inputs.has(INPUT);
    }

    /** Refuses a connection that is not there or of another type, and one beside the input that it stands for. */
    void check(TaskInputs inputs, String type, String insteadOf) {
        if (inputs.has(insteadOf)) {
            throw new IllegalArgumentException("Give one of '%s' and '%s'.".formatted(INPUT, insteadOf));
        }
        inputs.known(INPUT)
                .flatMap(name -> connections.problem(name, Set.of(type)))
                .ifPresent(problem -> {
                    throw new IllegalArgumentException(problem);
                });
    }

    /** The system behind it, for {@link Probe#peer}. */
    static String peer(TaskInputs inputs) {
        return "connection " + inputs.text(INPUT);
    }

    /** Looks, within the time of this look; whatever goes wrong is told without secrets. */
    <T> T look(TaskInputs inputs, String type, CallContext look, Work<T> work) throws InterruptedException {
        Connection connection = connections.get(inputs.text(INPUT), Set.of(type));
        Duration within = look.remaining().compareTo(TIMEOUT) < 0 ? look.remaining() : TIMEOUT;
        CallContext context = new CallContext(look.key(), within, look.redaction());
        look.closeAtTimeout(context::breakOff);
        try {
            return work.at(connection, context);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            String reason = context.redaction().clean(String.valueOf(e.getMessage()));
            throw new ProbeException(
                    e instanceof ProbeException
                            ? reason
                            : "The connection '%s' gives no answer: %s".formatted(connection.name(), reason),
                    e);
        } finally {
            context.breakOff();
        }
    }
}
