package dev.countersign.fanout;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.operaton.bpm.engine.OptimisticLockingException;

/** Takes all fan-outs a step further. The fault of one does not keep the others from theirs. */
@ApplicationScoped
class FanOutRound {

    private static final Logger LOG = Logger.getLogger(FanOutRound.class);

    private final FanOutRepository fanOuts;
    private final FanOutStep step;
    private final FanOutConfig config;

    FanOutRound(FanOutRepository fanOuts, FanOutStep step, FanOutConfig config) {
        this.fanOuts = fanOuts;
        this.step = step;
        this.config = config;
    }

    @Scheduled(
            identity = "fan-outs",
            every = "${countersign.fan-out.every:500ms}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void scheduled() {
        if (config.enabled()) {
            round();
        }
    }

    void round() {
        fanOuts.forgotten().forEach(id -> tried(id, step::cancel));
        fanOuts.running()
                .forEach(id -> tried(id, running -> {
                    step.take(running);
                    step.startProcesses(running);
                }));
    }

    private void tried(UUID id, Consumer<UUID> work) {
        try {
            work.accept(id);
        } catch (OptimisticLockingException e) {
            LOG.debugf(e, "Somebody else changed the process of fan-out %s; it goes on a little later", id);
        } catch (RuntimeException e) {
            step.refused(id, e);
        }
    }
}
