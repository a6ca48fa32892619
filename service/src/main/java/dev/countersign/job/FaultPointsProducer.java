package dev.countersign.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Fault points for crash tests: with {@code countersign.testing.enabled} and the name of a point in
 * {@code countersign.testing.fault-point}, the thread that reaches it leaves the file {@code fault-point} in the data
 * folder and stands still, so that a test can kill the service at exactly that instruction.
 */
@ApplicationScoped
class FaultPointsProducer {

    private static final Logger LOG = Logger.getLogger(FaultPointsProducer.class);

    @Produces
    @Singleton
    FaultPoints faultPoints(
            @ConfigProperty(name = "countersign.testing.enabled", defaultValue = "false") boolean testing,
            @ConfigProperty(name = "countersign.testing.fault-point") Optional<String> chosen,
            @ConfigProperty(name = "countersign.data-dir", defaultValue = "data") Path dataDirectory) {
        if (!testing || chosen.isEmpty()) {
            return (point, key) -> {};
        }
        LOG.warnf("Testing: the service will stand still at fault point %s", chosen.get());
        return (point, key) -> {
            if (point.equals(chosen.get())) {
                standStill(dataDirectory.resolve("fault-point"), key);
            }
        };
    }

    private static void standStill(Path marker, String key) {
        try {
            Files.writeString(marker, key);
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
