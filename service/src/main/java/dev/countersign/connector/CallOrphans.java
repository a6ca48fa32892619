package dev.countersign.connector;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** Forgets, when the service starts, the calls of tasks that are gone: nobody will ask for them again. */
@ApplicationScoped
class CallOrphans {

    private static final Logger LOG = Logger.getLogger(CallOrphans.class);

    private final CallRepository calls;

    CallOrphans(CallRepository calls) {
        this.calls = calls;
    }

    @Transactional
    void clear(@Observes @Priority(6000) StartupEvent event) {
        long gone = calls.deleteOrphans();
        if (gone > 0) {
            LOG.infof("%d calls of connectors were under way for tasks that are gone", gone);
        }
    }
}
