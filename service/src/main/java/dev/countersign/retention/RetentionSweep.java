package dev.countersign.retention;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Deletes what is too old, in batches of a transaction each. The fault of one feature does not keep the others from theirs. */
@ApplicationScoped
class RetentionSweep {

    private static final Logger LOG = Logger.getLogger(RetentionSweep.class);

    private final List<EndedRows> features;
    private final RetentionConfig config;

    RetentionSweep(@All List<EndedRows> features, RetentionConfig config) {
        this.features = features;
        this.config = config;
    }

    @Scheduled(
            identity = "retention",
            every = "${countersign.retention.every:1h}",
            delayed = "4m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void scheduled() {
        if (config.enabled()) {
            run();
        }
    }

    void run() {
        for (EndedRows rows : features) {
            try {
                delete(rows);
            } catch (RuntimeException e) {
                LOG.errorf(e, "Old %s could not be deleted; tried again in %s", rows.name(), config.every());
            }
        }
    }

    private void delete(EndedRows rows) {
        int all = 0;
        int some;
        do {
            some = rows.deleteSome(config.keep());
            all += some;
        } while (some > 0);
        if (all > 0) {
            LOG.infof("%d %s that ended more than %s ago deleted", all, rows.name(), config.keep());
        }
    }
}
