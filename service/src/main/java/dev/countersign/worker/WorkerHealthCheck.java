package dev.countersign.worker;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says which topics are without a worker. Always up: no restart of the service brings a worker back. */
@Readiness
@ApplicationScoped
class WorkerHealthCheck implements HealthCheck {

    private final SilentTopicRepository silentTopics;

    WorkerHealthCheck(SilentTopicRepository silentTopics) {
        this.silentTopics = silentTopics;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("external workers").up();
        try {
            List<SilentTopic> silent = QuarkusTransaction.requiringNew().call(silentTopics::all);
            return response.withData("topicsWithoutWorker", silent.size())
                    .withData("topics", silent.stream().map(SilentTopic::topic).collect(Collectors.joining(", ")))
                    .build();
        } catch (RuntimeException e) {
            return response.withData("reason", "The database does not answer").build();
        }
    }
}
