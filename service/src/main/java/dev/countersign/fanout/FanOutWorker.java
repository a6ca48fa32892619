package dev.countersign.fanout;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.countersign.engine.ModelElement;
import dev.countersign.externaltask.ExternalTasks;
import dev.countersign.externaltask.TakenTask;
import dev.countersign.externaltask.TaskInputs;
import dev.countersign.externaltask.TopicWorker;
import dev.countersign.function.CallSpec;
import dev.countersign.function.FunctionCalls;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.operaton.bpm.engine.RepositoryService;

/** Turns external tasks into fan-outs with their items; the lock of the task and all rows are one transaction. */
@ApplicationScoped
class FanOutWorker implements TopicWorker {

    static final String TOPIC = "fan-out";

    /** When the engine's lock runs out the task comes again and finds its rows: no need to renew locks. */
    static final Duration LOCK = Duration.ofDays(1);

    private static final Logger LOG = Logger.getLogger(FanOutWorker.class);

    private final FanOutRepository fanOuts;
    private final ItemRepository items;
    private final ItemsReader reader;
    private final FunctionCalls functions;
    private final ExternalTasks tasks;
    private final RepositoryService models;

    FanOutWorker(
            FanOutRepository fanOuts,
            ItemRepository items,
            ItemsReader reader,
            FunctionCalls functions,
            ExternalTasks tasks,
            RepositoryService models) {
        this.fanOuts = fanOuts;
        this.items = items;
        this.reader = reader;
        this.functions = functions;
        this.tasks = tasks;
        this.models = models;
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public void check(String topic, ModelElement element, Consumer<String> problem) {
        try {
            check(TaskInputs.of(element));
        } catch (IllegalArgumentException e) {
            problem.accept(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public int capacity() {
        return 10;
    }

    @Override
    public void take(TakenTask task) {
        tasks.lock(task.id(), LOCK);
        FanOut known = fanOuts.lockOfTask(task.id()).orElse(null);
        if (known == null) {
            begin(task);
        } else if (known.state == FanOutState.FAILED) {
            int again = items.retryFailed(known.id, known.retries, fanOuts.now());
            known.run(fanOuts.now());
            LOG.infof("Fan-out %s goes on with %d items that had failed", known.id, again);
        } else {
            LOG.debugf("Fan-out %s goes on, only the engine's lock had run out", known.id);
        }
    }

    private void begin(TakenTask task) {
        TaskInputs inputs = TaskInputs.of(task.inputs());
        check(inputs);
        FanOutSettings settings = FanOutSettings.read(inputs);
        ArrayNode list = reader.read(inputs.value("items"), task.processInstanceId());
        FanOut fanOut;
        if (settings.processKey().isPresent()) {
            String key = settings.processKey().get();
            if (models.createProcessDefinitionQuery().processDefinitionKey(key).count() == 0) {
                throw new IllegalArgumentException("There is no process '" + key + "'.");
            }
            fanOut = new FanOut(task, settings, key, list.size(), fanOuts.now());
        } else {
            CallSpec call = CallSpec.read(FanOutSettings.ofCall(inputs));
            fanOut = new FanOut(task, settings, FunctionCalls.target(call), list.size(), fanOuts.now());
            fanOut.call = functions.text(call);
        }
        fanOuts.persistAndFlush(fanOut);
        items.add(fanOut.id, list.toString(), settings.retries());
        LOG.infof("Fan-out %s of process %s begins with %d items", fanOut.id, task.processInstanceId(), list.size());
    }

    private void check(TaskInputs inputs) {
        if (!inputs.has("items")) {
            throw new IllegalArgumentException("The input parameter 'items' is missing.");
        }
        FanOutSettings.read(inputs);
        if (inputs.has("process") == inputs.has("url")) {
            throw new IllegalArgumentException(
                    "Either 'url' says which function is called for each item, or 'process' which process is started.");
        }
        if (inputs.has("url")) {
            functions.check(FanOutSettings.ofCall(inputs));
        }
    }
}
