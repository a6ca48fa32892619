package dev.countersign.connector;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.externaltask.TakenTask;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.operaton.bpm.engine.RuntimeService;

/** Reads from a task's input parameters which call is to be made and how. */
@ApplicationScoped
class CallReader {

    private static final Logger LOG = Logger.getLogger(CallReader.class);

    private final ConnectorCatalog catalog;
    private final Connections connections;
    private final ModelSecrets secrets;
    private final ConnectorConfig config;
    private final RuntimeService runtime;
    private final ObjectMapper json;

    CallReader(
            ConnectorCatalog catalog,
            Connections connections,
            ModelSecrets secrets,
            ConnectorConfig config,
            RuntimeService runtime,
            ObjectMapper json) {
        this.catalog = catalog;
        this.connections = connections;
        this.secrets = secrets;
        this.config = config;
        this.runtime = runtime;
        this.json = json;
    }

    /** What a task's inputs say. */
    record Reading(String connector, ConnectorCall call, CallPolicy policy, ResultShape shape) {}

    /** @throws IllegalArgumentException naming the input parameter and what is wrong with it */
    Reading read(TakenTask task) {
        CallInputs inputs = new CallInputs(
                task.inputs(),
                name -> runtime.getVariable(task.executionId(), name),
                secrets.of(task),
                connections,
                json);
        try {
            String name = inputs.required("connector");
            Connector connector =
                    catalog.find(name).orElseThrow(() -> new IllegalArgumentException(catalog.unknown(name)));
            ConnectorCall call = connector.prepare(inputs);
            CallPolicy policy = CallPolicy.read(inputs, call.idempotent(), config);
            ResultShape shape = new ResultShape(
                    ResponseExpression.parse(inputs.raw("responseExpression")),
                    config.maxResult().asLongValue(),
                    json);
            return new Reading(name, call, policy, shape);
        } catch (ConnectorFailure e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            // one task that cannot be read must not keep the others waiting
            LOG.warnf(e, "The inputs of external task %s cannot be read", task.id());
            throw new IllegalArgumentException("The input parameters cannot be read: " + e.getMessage(), e);
        }
    }
}
