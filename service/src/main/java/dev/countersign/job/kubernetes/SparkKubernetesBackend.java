package dev.countersign.job.kubernetes;

import dev.countersign.job.JobHandle;
import dev.countersign.job.JobLogs;
import dev.countersign.job.JobSpec;
import dev.countersign.job.JobStatus;
import dev.countersign.job.JobSubmissionException;
import dev.countersign.job.claimed.KeyClaim;
import dev.countersign.job.local.LocalProcesses;
import dev.countersign.job.spark.SparkApplications;
import dev.countersign.job.spark.SparkBackend;
import dev.countersign.job.spark.SparkConfig;
import dev.countersign.problem.UnavailableException;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Spark drivers as pods. */
@Singleton
class SparkKubernetesBackend implements SparkBackend {

    static final String NAME = "spark-kubernetes";

    private static final Logger LOG = Logger.getLogger(SparkKubernetesBackend.class);

    private final KubernetesConfig config;
    private final SparkApplications applications;
    private final Path data;
    private final DriverPod driver;
    private final Clock clock;
    private final Pods pods;
    private final PodRuns runs;
    private final LogCopies copies;
    private @Nullable KubernetesClient client;

    @Inject
    SparkKubernetesBackend(
            KubernetesConfig config,
            SparkConfig spark,
            @ConfigProperty(name = "countersign.data-dir", defaultValue = "data") Path data,
            Clock clock) {
        this(config, spark, data, clock, null);
    }

    /** @param client for one that exists already; null to connect when the first job comes */
    SparkKubernetesBackend(
            KubernetesConfig config, SparkConfig spark, Path data, Clock clock, @Nullable KubernetesClient client) {
        this.config = config;
        this.applications = new SparkApplications(spark);
        if (config.enabled()) {
            applications.refuseSecrets(NAME);
        }
        this.data = data.toAbsolutePath().normalize();
        this.driver = new DriverPod(config, spark, this.data);
        this.clock = clock;
        this.pods = new Pods(this::client, config);
        this.runs = new PodRuns(pods, this::claim, config.pendingTimeout(), clock);
        this.copies = new LogCopies(pods, clock);
        this.client = client;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SparkApplications catalogue() {
        return applications;
    }

    @Override
    public boolean enabled() {
        return config.enabled();
    }

    /** Every node can ask the API server. */
    @Override
    public Optional<String> host() {
        return Optional.empty();
    }

    @Override
    public JobHandle submit(JobSpec spec, String key) {
        Path output = data.resolve("warehouse").resolve(spec.application());
        try {
            if (claim(key).forbidden()) {
                return handle(key); // the run would end at once
            }
            Files.createDirectories(folder(key).resolve("tmp"));
            Files.createDirectories(output);
        } catch (IOException e) {
            throw new JobSubmissionException("The job's folders cannot be written: " + e, e);
        }
        pods.create(driver.of(spec, key, folder(key), output.resolve(key)));
        return handle(key);
    }

    /** A pod may be gone that has begun: then the claim is there. */
    @Override
    public Optional<JobHandle> find(String key) {
        return pods.find(key).isPresent() || claim(key).taken() ? Optional.of(handle(key)) : Optional.empty();
    }

    @Override
    public JobStatus status(JobHandle handle) {
        return runs.status(handle.key());
    }

    @Override
    public void keepLog(JobHandle handle) {
        copies.keep(handle.key(), folder(handle.key()));
    }

    @Override
    public void forget(JobHandle handle) {
        LocalProcesses.delete(folder(handle.key()));
    }

    @Override
    public Map<String, JobStatus> statuses(Collection<JobHandle> handles) {
        Map<String, JobStatus> found = new HashMap<>();
        try {
            Map<String, JobStatus> all = runs.statuses();
            for (JobHandle handle : handles) {
                JobStatus status = all.get(handle.key());
                if (status != null) {
                    found.put(handle.key(), status);
                }
            }
        } catch (KubernetesClientException e) {
            JobStatus silent = JobStatus.unreachable("Kubernetes does not answer: " + Pods.reason(e));
            handles.forEach(handle -> found.put(handle.key(), silent));
        }
        return found;
    }

    /** The claim keeps a pod from beginning that another node's call makes late; the file ends a run by itself. */
    @Override
    public void cancel(JobHandle handle) {
        try {
            KeyClaim claim = claim(handle.key());
            claim.cancel(clock.instant());
            claim.forbid();
        } catch (IOException e) {
            throw new UncheckedIOException("Job " + handle.key() + " could not be cancelled", e);
        } finally {
            if (pods.find(handle.key()).isPresent()) { // one that is not there yet will find the claim taken
                copyLog(handle);
                pods.delete(handle.key());
            }
        }
    }

    /** With its pod the log is gone; what it writes while it ends is not in the copy for certain. */
    private void copyLog(JobHandle handle) {
        try {
            copies.refresh(handle.key(), folder(handle.key()));
        } catch (UnavailableException | UncheckedIOException notNow) {
            LOG.debugf(notNow, "The log of job %s cannot be copied", handle.key()); // its end does not wait for it
        }
    }

    /** The API server has both streams as one. */
    @Override
    public Set<JobLogs.Stream> logStreams() {
        return Set.of(JobLogs.Stream.STDOUT);
    }

    @Override
    public JobLogs logs(JobHandle handle) {
        return new PodLogs(pods, copies, handle.key(), folder(handle.key()));
    }

    @PreDestroy
    synchronized void close() {
        if (client != null) {
            client.close();
        }
    }

    private synchronized KubernetesClient client() {
        if (client == null) {
            ConfigBuilder found = new ConfigBuilder(Config.autoConfigure(null));
            config.apiServer().ifPresent(found::withMasterUrl);
            int millis = (int) config.requestTimeout().toMillis();
            client = new KubernetesClientBuilder()
                    .withConfig(found.withRequestTimeout(millis)
                            .withConnectionTimeout(millis)
                            .withRequestRetryBackoffLimit(0)
                            .build())
                    .build();
        }
        return client;
    }

    private Path folder(String key) {
        return data.resolve("jobs").resolve(key);
    }

    private KeyClaim claim(String key) {
        return new KeyClaim(folder(key));
    }

    private JobHandle handle(String key) {
        return new JobHandle(NAME, key, config.namespace() + "/" + PodName.of(key));
    }
}
