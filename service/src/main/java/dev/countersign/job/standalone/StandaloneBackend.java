package dev.countersign.job.standalone;

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
import dev.countersign.job.spark.SparkApplications;
import dev.countersign.job.spark.SparkConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Spark on a standalone cluster in cluster deploy mode; off unless the cluster's addresses are configured. */
@ApplicationScoped
class StandaloneBackend implements JobBackend {

    static final String NAME = "spark-standalone";

    private static final URI NOWHERE = URI.create("http://127.0.0.1:0");

    private final StandaloneConfig config;
    private final SparkApplications applications;
    private final SubmissionRequest request;
    private final ClaimedRuns runs;
    private final Path warehouse;

    StandaloneBackend(
            StandaloneConfig config,
            SparkConfig spark,
            NamedSecrets secrets,
            ObjectMapper json,
            @ConfigProperty(name = "countersign.data-dir", defaultValue = "data") Path dataDirectory,
            Clock clock) {
        if (config.restUrl().isPresent() != config.uiUrl().isPresent()) {
            throw new IllegalStateException("countersign.job.standalone needs both rest-url and ui-url");
        }
        this.config = config;
        this.applications = new SparkApplications(spark);
        this.request = new SubmissionRequest(spark, config, json);
        this.warehouse = absolute(config.warehouse().orElse(dataDirectory.resolve("warehouse")));
        JsonHttp http = new JsonHttp(
                "the Spark master", config.secret().map(name -> "Bearer " + secrets.get(name)), config.timeout(), json);
        this.runs = new ClaimedRuns(
                absolute(config.jobRoot().orElse(dataDirectory.resolve("jobs"))),
                new StandaloneServer(
                        new ClusterClient(
                                config.restUrl().orElse(NOWHERE), config.uiUrl().orElse(NOWHERE), http),
                        clock),
                config.pendingTimeout(),
                config.heartbeatTimeout(),
                json,
                clock);
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
        return config.restUrl().isPresent();
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

    /** Every node asks the same master and reads the same folders. */
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
        String body = request.of(spec, key, runs.folder(key), outputs.resolve(key));
        runs.ask(key, body, request.wanted(spec));
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

    /** The master's list is asked for once, however many there are. */
    @Override
    public Map<String, JobStatus> statuses(Collection<JobHandle> handles) {
        return handles.stream().collect(Collectors.toMap(JobHandle::key, this::status, (one, same) -> one));
    }

    @Override
    public void cancel(JobHandle handle) {
        runs.cancel(handle.key());
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
