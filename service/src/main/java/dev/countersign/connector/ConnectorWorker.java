package dev.countersign.connector;

import dev.countersign.engine.ModelElement;
import dev.countersign.externaltask.ExternalTaskConfig;
import dev.countersign.externaltask.ExternalTasks;
import dev.countersign.externaltask.TakenTask;
import dev.countersign.externaltask.TopicWorker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Takes the tasks of the topic {@code connector}: writes down that a call begins, and has it made after the commit. */
@ApplicationScoped
class ConnectorWorker implements TopicWorker {

    static final String TOPIC = "connector";

    private static final Logger LOG = Logger.getLogger(ConnectorWorker.class);

    /** Long enough for what is done to be handed over; soon again if that has just been refused. */
    private static final Duration HAND_OVER = Duration.ofSeconds(15);

    private final CallReader reader;
    private final CallRepository calls;
    private final CallThreads threads;
    private final CallRunner runner;
    private final CallOffers offers;
    private final ConnectorModel model;
    private final ExternalTasks tasks;
    private final ConnectorConfig config;
    private final ExternalTaskConfig taskConfig;
    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;

    ConnectorWorker(
            CallReader reader,
            CallRepository calls,
            CallThreads threads,
            CallRunner runner,
            CallOffers offers,
            ConnectorModel model,
            ExternalTasks tasks,
            ConnectorConfig config,
            ExternalTaskConfig taskConfig,
            TransactionSynchronizationRegistry transaction,
            Clock clock) {
        this.reader = reader;
        this.calls = calls;
        this.threads = threads;
        this.runner = runner;
        this.offers = offers;
        this.model = model;
        this.tasks = tasks;
        this.config = config;
        this.taskConfig = taskConfig;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public void check(String topic, ModelElement element, Consumer<String> problem) {
        model.check(element, problem);
    }

    @Override
    public int capacity() {
        return threads.free();
    }

    @Override
    public void take(TakenTask task) {
        if (offers.isOpen(task.id())) {
            tasks.lock(task.id(), HAND_OVER); // the call is done: this node has what came of it and hands that over
            return;
        }
        Optional<StartedCall> before = calls.lock(task.id());
        if (before.isPresent() && before.get().answer != null) {
            StartedCall call = before.get();
            call.again(call.ask, clock.instant());
            afterCommit(() -> runner.handOver(call));
        } else if (before.isPresent() && before.get().ask) {
            askWhatHappened(task, before.get());
        } else {
            before.ifPresent(call -> {
                LOG.infof("The service ended during the call of task %s; it is made again", task.id());
                calls.delete(call);
                calls.flush();
            });
            begin(task);
        }
    }

    /** A connector's policy counts by the engine: the whole of it counts again. What is no number is said when it is tried. */
    @Override
    public int triesAfterIncident(Map<String, Object> inputs) {
        return 1 + CallPolicy.retries(String.valueOf(inputs.get("retries")), config);
    }

    private void begin(TakenTask task) {
        CallReader.Reading reading = reader.read(task);
        StartedCall call =
                new StartedCall(task, reading.connector(), reading.policy().ask(), clock.instant());
        calls.persist(call);
        Duration needed = reading.policy().timeout().plus(config.lockMargin());
        if (needed.compareTo(taskConfig.lockDuration()) > 0) {
            tasks.lock(task.id(), needed);
        }
        PreparedCall prepared = new PreparedCall(
                task, call.attempt, reading.connector(), reading.call(), reading.policy(), reading.shape());
        afterCommit(() -> runner.run(prepared));
    }

    private void askWhatHappened(TakenTask task, StartedCall call) {
        calls.delete(call);
        LOG.warnf("The call of task %s was made, or nobody knows; a person is asked", task.id());
        String message = call.made
                ? "The call that began at %s was made and took effect, only its answer could not be used. Look at the other system: a retry of this incident makes the call once more; to go on without, move the process on."
                : "The service ended in the middle of the call that began at %s; nobody knows whether it was made. Look at the other system: a retry of this incident makes the call (again).";
        tasks.raiseIncident(task.id(), message.formatted(call.startedAt), "");
    }

    private void afterCommit(Runnable work) {
        threads.reserve();
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing is left to be done in the transaction
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    threads.run(work);
                } else {
                    threads.release();
                }
            }
        });
    }
}
