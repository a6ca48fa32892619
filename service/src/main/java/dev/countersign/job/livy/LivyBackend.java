package dev.countersign.job.livy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.connector.secret.NamedSecrets;
import dev.countersign.job.JobBackend;
import dev.countersign.job.JobHandle;
import dev.countersign.job.JobLogs;
import dev.countersign.job.JobSpec;
import dev.countersign.job.JobStatus;
import dev.countersign.job.JobSubmissionException;
import dev.countersign.job.claimed.ClaimedRuns;
import dev.countersign.job.claimed.JsonHttp;
import dev.countersign.job.livy.LivyConfig.Dialect;
import dev.countersign.job.spark.SparkApplications;
import dev.countersign.job.spark.SparkConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Spark as batches of a Livy or Kyuubi server; off unless its address is configured. */
@ApplicationScoped
class LivyBackend implements JobBackend {

    static final String NAME = "spark-livy";

    private final LivyConfig config;
    private final SparkApplications applications;
    private final BatchDialect dialect;
    private final BatchRequests requests;
    private final ClaimedRuns runs;
    private final Path warehouse;
    private final ObjectMapper json;

    LivyBackend(
            LivyConfig config,
            SparkConfig spark,
            NamedSecrets secrets,
            ObjectMapper json,
            @ConfigProperty(name = "countersign.data-dir", defaultValue = "data") Path dataDirectory,
            Clock clock) {
        this.config = config;
        this.applications = new SparkApplications(spark);
        this.json = json;
        this.dialect = config.dialect() == Dialect.LIVY ? new LivyDialect() : new KyuubiDialect();
        this.requests = new BatchRequests(spark, config);
        this.warehouse = absolute(config.warehouse().orElse(dataDirectory.resolve("warehouse")));
        JsonHttp http = new JsonHttp("the batch server", authorization(config, secrets), config.timeout(), json);
        this.runs = new ClaimedRuns(
                absolute(config.jobRoot().orElse(dataDirectory.resolve("jobs"))),
                new BatchServer(
                        config.url().orElse(URI.create("http://127.0.0.1:0")), dialect, http, config.pageSize(), clock),
                config.pendingTimeout(),
                config.heartbeatTimeout(),
                json,
                clock);
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
    public String topic() {
        return "spark";
    }

    @Override
    public boolean enabled() {
        return config.url().isPresent();
    }

    @Override
    public Set<String> applications() {
        return applications.names();
    }

    @Override
    public void check(JobSpec spec) {
        applications.check(spec);
    }

    @Override
    public boolean needsResult(String application) {
        return applications.needsResult(application);
    }

    /** Every node asks the same server and reads the same folders. */
    @Override
    public Optional<String> host() {
        return Optional.empty();
    }

    @Override
    public JobHandle submit(JobSpec spec, String key) {
        Path outputs = warehouse.resolve(spec.application());
        try {
            Files.createDirectories(outputs);
        } catch (IOException e) {
            throw new JobSubmissionException("The folder of the outputs cannot be written: " + e, e);
        }
        BatchRequest request = requests.of(spec, key, runs.folder(key), outputs.resolve(key));
        try {
            runs.ask(key, json.writeValueAsString(dialect.body(request)), requests.wanted(spec));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return handle(key, runs.find(key).orElse(""));
    }

    @Override
    public Optional<JobHandle> find(String key) {
        return runs.find(key).map(reference -> handle(key, reference));
    }

    @Override
    public JobStatus status(JobHandle handle) {
        return runs.status(handle.key());
    }

    /** The server's list is read once, however many there are. */
    @Override
    public Map<String, JobStatus> statuses(Collection<JobHandle> handles) {
        return handles.stream().collect(Collectors.toMap(JobHandle::key, this::status, (one, same) -> one));
    }

    @Override
    public void cancel(JobHandle handle) {
        runs.cancel(handle.key());
    }

    /** The server keeps both in one. */
    @Override
    public Set<JobLogs.Stream> logStreams() {
        return Set.of(JobLogs.Stream.STDERR);
    }

    @Override
    public void forget(JobHandle handle) {
        runs.forget(handle.key());
    }

    @Override
    public JobLogs logs(JobHandle handle) {
        return runs.logs(handle.key());
    }

    private static JobHandle handle(String key, String reference) {
        return new JobHandle(NAME, key, reference);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
