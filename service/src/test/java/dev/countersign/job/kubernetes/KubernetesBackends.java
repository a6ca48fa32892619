package dev.countersign.job.kubernetes;

import dev.countersign.job.spark.SparkConfig;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Backends as the tests configure them. */
final class KubernetesBackends {

    private KubernetesBackends() {}

    static SparkKubernetesBackend of(KubernetesClient client, Path data, Clock clock) {
        return of(client, data, clock, Map.of());
    }

    static SparkKubernetesBackend of(KubernetesClient client, Path data, Clock clock, Map<String, String> more) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(KubernetesConfig.class)
                .withMapping(SparkConfig.class)
                .withDefaultValues(Map.ofEntries(
                        Map.entry("countersign.job.kubernetes.enabled", "true"),
                        Map.entry("countersign.job.kubernetes.namespace", "jobs"),
                        Map.entry("countersign.job.kubernetes.image", "example/spark:1"),
                        Map.entry("countersign.job.kubernetes.application-jar", "/opt/app.jar"),
                        Map.entry("countersign.job.kubernetes.volume-claim", "countersign"),
                        Map.entry("countersign.job.kubernetes.mount-path", "/data"),
                        Map.entry("countersign.job.kubernetes.grace", "PT1S"),
                        Map.entry("countersign.job.spark.applications.ingest", "dev.example.Ingest"),
                        Map.entry("countersign.job.spark.applications.pi", "org.example.Pi"),
                        Map.entry("countersign.job.spark.applications.pi.jar", "/jobs/pi.jar"),
                        Map.entry("countersign.job.spark.applications.pi.arguments", "{slices},{jobFolder}"),
                        Map.entry("countersign.job.spark.applications.pi.conf.\"spark.sql.ansi.enabled\"", "true")))
                .withDefaultValues(more)
                .withConverter(Duration.class, 200, new DurationConverter())
                .addDefaultInterceptors()
                .build();
        return new SparkKubernetesBackend(
                config.getConfigMapping(KubernetesConfig.class),
                config.getConfigMapping(SparkConfig.class),
                data,
                clock,
                client);
    }
}
