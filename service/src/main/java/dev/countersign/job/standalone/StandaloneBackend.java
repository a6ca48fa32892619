package dev.countersign.job.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.secret.JobSecrets;
import dev.countersign.connector.secret.NamedSecrets;
import dev.countersign.job.JobSpec;
import dev.countersign.job.claimed.ClaimedBackend;
import dev.countersign.job.claimed.ClaimedRuns;
import dev.countersign.job.claimed.JsonHttp;
import dev.countersign.job.claimed.RequestSecrets;
import dev.countersign.job.spark.SparkApplications;
import dev.countersign.job.spark.SparkConfig;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Spark on a standalone cluster in cluster deploy mode; off unless the cluster's addresses are configured. */
@Singleton
class StandaloneBackend extends ClaimedBackend {

    static final String NAME = "spark-standalone";

    private static final URI NOWHERE = URI.create("http://127.0.0.1:0");

    private final StandaloneConfig config;
    private final SubmissionRequest request;

    StandaloneBackend(
            StandaloneConfig config,
            SparkConfig spark,
            NamedSecrets secrets,
            JobSecrets jobSecrets,
            ObjectMapper json,
            @ConfigProperty(name = "countersign.data-dir", defaultValue = "data") Path dataDirectory,
            Clock clock) {
        super(
                new SparkApplications(spark),
                new ClaimedRuns(
                        absolute(config.jobRoot().orElse(dataDirectory.resolve("jobs"))),
                        new StandaloneServer(client(config, secrets, json), clock),
                        config.pendingTimeout(),
                        config.heartbeatTimeout(),
                        new RequestSecrets(jobSecrets, "sparkProperties", json),
                        json,
                        clock),
                absolute(config.warehouse().orElse(dataDirectory.resolve("warehouse"))));
        this.config = config;
        catalogue().checkSecrets(jobSecrets);
        jobSecrets.check("countersign.job.standalone.properties", config.properties());
        this.request = new SubmissionRequest(spark, config, json);
    }

    private static ClusterClient client(StandaloneConfig config, NamedSecrets secrets, ObjectMapper json) {
        if (config.restUrl().isPresent() != config.uiUrl().isPresent()) {
            throw new IllegalStateException("countersign.job.standalone needs both rest-url and ui-url");
        }
        JsonHttp http = new JsonHttp(
                "the Spark master", config.secret().map(name -> "Bearer " + secrets.get(name)), config.timeout(), json);
        return new ClusterClient(
                config.restUrl().orElse(NOWHERE), config.uiUrl().orElse(NOWHERE), http);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean enabled() {
        return config.restUrl().isPresent();
    }

    @Override
    protected String request(JobSpec spec, String key, Path folder, Path output) {
        return request.of(spec, key, folder, output);
    }

    @Override
    protected String wanted(JobSpec spec) {
        return request.wanted(spec);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
