package dev.countersign.job.livy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.secret.JobSecrets;
import dev.countersign.connector.secret.NamedSecrets;
import dev.countersign.job.JobLogs;
import dev.countersign.job.JobSpec;
import dev.countersign.job.claimed.ClaimedBackend;
import dev.countersign.job.claimed.ClaimedRuns;
import dev.countersign.job.claimed.JsonHttp;
import dev.countersign.job.claimed.RequestSecrets;
import dev.countersign.job.livy.LivyConfig.Dialect;
import dev.countersign.job.spark.SparkApplications;
import dev.countersign.job.spark.SparkConfig;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Spark as batches of a Livy or Kyuubi server; off unless its address is configured. */
@Singleton
class LivyBackend extends ClaimedBackend {

    static final String NAME = "spark-livy";

    private static final URI NOWHERE = URI.create("http://127.0.0.1:0");

    private final LivyConfig config;
    private final BatchDialect dialect;
    private final BatchRequests requests;
    private final ObjectMapper json;

    LivyBackend(
            LivyConfig config,
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
                        server(config, secrets, json, clock),
                        config.pendingTimeout(),
                        config.heartbeatTimeout(),
                        new RequestSecrets(jobSecrets, "conf", json),
                        json,
                        clock),
                absolute(config.warehouse().orElse(dataDirectory.resolve("warehouse"))));
        this.config = config;
        this.dialect = dialect(config);
        catalogue().checkSecrets(jobSecrets);
        jobSecrets.check("countersign.job.livy.properties", config.properties());
        this.requests = new BatchRequests(spark, config);
        this.json = json;
    }

    private static BatchServer server(LivyConfig config, NamedSecrets secrets, ObjectMapper json, Clock clock) {
        JsonHttp http = new JsonHttp("the batch server", authorization(config, secrets), config.timeout(), json);
        return new BatchServer(config.url().orElse(NOWHERE), dialect(config), http, config.pageSize(), clock);
    }

    private static BatchDialect dialect(LivyConfig config) {
        return config.dialect() == Dialect.LIVY ? new LivyDialect() : new KyuubiDialect();
    }

    private static Optional<String> authorization(LivyConfig config, NamedSecrets secrets) {
        return config.secret()
                .map(secrets::get)
                .map(secret -> config.user()
                        .map(user -> "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8)))
                        .orElse("Bearer " + secret));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean enabled() {
        return config.url().isPresent();
    }

    @Override
    protected String request(JobSpec spec, String key, Path folder, Path output) {
        try {
            return json.writeValueAsString(dialect.body(requests.of(spec, key, folder, output)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected String wanted(JobSpec spec) {
        return requests.wanted(spec);
    }

    /** The server keeps both in one. */
    @Override
    public Set<JobLogs.Stream> logStreams() {
        return Set.of(JobLogs.Stream.STDERR);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
