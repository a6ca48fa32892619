package dev.countersign.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Fault points that stand still where a test wants it with {@code countersign.testing.enabled}, and nothing without. */
@ApplicationScoped
class FaultPointsProducer {

    private static final Logger LOG = Logger.getLogger(FaultPointsProducer.class);

    @Produces
    @Singleton
    FaultPoints faultPoints(
            @ConfigProperty(name = "countersign.testing.enabled", defaultValue = "false") boolean testing,
            @ConfigProperty(name = "countersign.data-dir", defaultValue = "data") Path dataDirectory) {
        if (!testing) {
            return (point, key) -> {};
        }
        Path folder = dataDirectory.resolve("fault-points");
        LOG.warnf("Testing: the service stands still at the fault points that are armed in %s", folder);
        return new ArmedFaultPoints(folder);
    }
}
